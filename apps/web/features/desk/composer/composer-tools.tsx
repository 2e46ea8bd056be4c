import { ActionIcon, Popover, Tooltip } from "@mantine/core";
import { IconMoodSmile, IconPaperclip, IconSlash, IconTemplate } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { EmojiGrid } from "../../emoji/index.ts";
import styles from "./composer-tools.module.css";

/** What may be put into a message besides words. */
export function ComposerTools({
  isNote,
  mayUseTemplates,
  onFiles,
  onInsert,
  onTemplate,
}: {
  readonly isNote: boolean;
  readonly mayUseTemplates: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  /** Puts words where the caret stands. */
  readonly onInsert: (words: string) => void;
  readonly onTemplate: () => void;
}) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [isEmojiOpen, setEmojiOpen] = useState(false);

  return (
    <div className={styles.tools}>
      {isNote ? null : (
        <>
          <Tool icon={IconPaperclip} label={text("desk.composer.attach")} onClick={() => picker.current?.click()} />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={text("desk.composer.attach")}
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        </>
      )}
      <Popover opened={isEmojiOpen} onChange={setEmojiOpen} position="top-start" shadow="md" withinPortal trapFocus>
        <Popover.Target>
          <ActionIcon
            size="lg"
            aria-label={text("desk.composer.emoji")}
            aria-expanded={isEmojiOpen}
            onClick={() => setEmojiOpen((isOpen) => !isOpen)}
          >
            <IconMoodSmile size="1.125rem" aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <EmojiGrid
            onPick={(emoji) => {
              setEmojiOpen(false);
              onInsert(emoji);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <Tool icon={IconSlash} label={text("desk.composer.canned")} onClick={() => onInsert("/")} />
      {mayUseTemplates && !isNote ? (
        <Tool icon={IconTemplate} label={text("desk.composer.template")} onClick={onTemplate} />
      ) : null}
    </div>
  );
}

function Tool({
  icon: Icon,
  label,
  onClick,
}: {
  readonly icon: typeof IconSlash;
  readonly label: string;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="lg" aria-label={label} onClick={onClick}>
        <Icon size="1.125rem" aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
