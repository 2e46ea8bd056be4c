import { ActionIcon, Popover, Tooltip } from "@mantine/core";
import { IconMoodSmile, IconSlash, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import type { MessageType } from "#gql/types";
import { useAction } from "../../../lib/actions/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { EmojiGrid } from "../../emoji/index.ts";
import type { Capabilities } from "../thread/thread-types.ts";
import { AttachMenu } from "./attach-menu.tsx";
import styles from "./composer-tools.module.css";

/** What may be put into a message besides words. */
export function ComposerTools({
  isNote,
  capabilities,
  onFiles,
  onPlace,
  onInsert,
  onCanned,
  onTemplate,
}: {
  readonly isNote: boolean;
  readonly capabilities: Capabilities;
  readonly onFiles: (files: readonly File[], only?: MessageType) => void;
  readonly onPlace: () => void;
  /** Puts words where the caret stands. */
  readonly onInsert: (words: string) => void;
  readonly onCanned: () => void;
  readonly onTemplate: () => void;
}) {
  const text = useText();
  const [isEmojiOpen, setEmojiOpen] = useState(false);
  const hasTemplates = capabilities.templates && !isNote;
  useAction({ id: "desk.canned", label: "desk.composer.canned", keys: [], run: onCanned });
  useAction({
    id: "desk.template",
    label: "desk.composer.template",
    keys: [],
    isEnabled: hasTemplates,
    run: onTemplate,
  });

  return (
    <div className={styles.tools}>
      {isNote ? null : <AttachMenu capabilities={capabilities} onFiles={onFiles} onPlace={onPlace} />}
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
      <Tool icon={IconSlash} label={text("desk.composer.canned")} onClick={onCanned} />
      {hasTemplates ? <Tool icon={IconTemplate} label={text("desk.composer.template")} onClick={onTemplate} /> : null}
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
