import { ActionIcon, CloseButton, Popover, Text, Textarea } from "@mantine/core";
import { IconMoodSmile, IconSend2 } from "@tabler/icons-react";
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { EmojiGrid } from "../emoji/index.ts";
import { AttachMenu } from "./attach-menu.tsx";
import { contentInWords } from "./content-in-words.ts";
import { reportTyping } from "./control/client.ts";
import type { ChatMessage, OutgoingContent, SimulatedNumber, SimulatedPhone } from "./control/shapes.ts";
import { fileAsContent } from "./file-as-content.ts";
import styles from "./phone-composer.module.css";
import { VoiceButton } from "./voice-button.tsx";

/** A provider shows "typing" for about this long; telling it again sooner says nothing new. */
const TYPING_EVERY_MS = 4_000;

/** Where the customer writes: words, emoji, files, voice. What could not be sent comes back into the field. */
export function PhoneComposer({
  number,
  phone,
  replyTo,
  onForgetReply,
  onSend,
}: {
  readonly number: SimulatedNumber;
  readonly phone: SimulatedPhone;
  readonly replyTo: ChatMessage | null;
  readonly onForgetReply: () => void;
  /** False: it was not sent. */
  readonly onSend: (content: OutgoingContent) => Promise<boolean>;
}) {
  const text = useText();
  const [words, setWords] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const typingTold = useRef(0);

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const said = (field.current?.value ?? "").trim();
    if (said === "") return;
    if (field.current !== null) field.current.value = "";
    setWords("");
    void onSend({ type: "text", text: said }).then((isSent) => {
      if (!isSent) setWords((since) => (since === "" ? said : `${said}\n${since}`));
    });
  };

  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Escape" && replyTo !== null) onForgetReply();
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) handleSubmit(event);
  };

  const handlePaste = (event: ClipboardEvent): void => {
    const [file] = event.clipboardData.files;
    if (file === undefined) return;
    event.preventDefault();
    void onSend(fileAsContent(file));
  };

  const handleType = (value: string): void => {
    setWords(value);
    const now = Date.now();
    if (!number.reportsTyping || now - typingTold.current < TYPING_EVERY_MS) return;
    typingTold.current = now;
    void reportTyping({ numberId: number.id, phone: phone.phone }).catch(() => undefined);
  };

  return (
    <form className={styles.composer} onSubmit={handleSubmit}>
      {replyTo === null ? null : (
        <div className={styles.reply}>
          <div className={styles.replyWords}>
            <Text size="xs" fw={600}>
              {text(replyTo.fromCustomer ? "simulator.you" : "simulator.business")}
            </Text>
            <Text size="xs" truncate>
              {contentInWords(replyTo, text)}
            </Text>
          </div>
          <CloseButton size="sm" aria-label={text("simulator.forgetReply")} onClick={onForgetReply} />
        </div>
      )}
      <div className={styles.row}>
        <AttachMenu onSend={(content) => void onSend(content)} />
        <Textarea
          ref={field}
          className={styles.field}
          aria-label={text("simulator.write", { name: number.name })}
          placeholder={text("simulator.writeHint")}
          autosize
          minRows={1}
          maxRows={5}
          radius="lg"
          value={words}
          dir="auto"
          onChange={(event) => handleType(event.currentTarget.value)}
          onKeyDown={handleKey}
          onPaste={handlePaste}
        />
        <Popover position="top-end" shadow="md" withinPortal trapFocus>
          <Popover.Target>
            <ActionIcon size="lg" radius="xl" aria-label={text("simulator.emoji")}>
              <IconMoodSmile size="1.25rem" aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <EmojiGrid onPick={(emoji) => setWords((before) => before + emoji)} />
          </Popover.Dropdown>
        </Popover>
        {words.trim() === "" ? (
          <VoiceButton onRecorded={(file) => void onSend({ type: "voice", file, caption: null })} />
        ) : (
          <ActionIcon
            type="submit"
            variant="filled"
            color="accent"
            size="lg"
            radius="xl"
            aria-label={text("simulator.send")}
          >
            <IconSend2 size="1.125rem" aria-hidden />
          </ActionIcon>
        )}
      </div>
    </form>
  );
}
