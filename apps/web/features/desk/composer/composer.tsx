"use client";
import { Button, CloseButton, SegmentedControl, Text, Textarea } from "@mantine/core";
import { IconLock, IconMessage, IconSend2 } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useServerNow } from "../../../lib/clock/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { WINDOW_SHORT_MS, windowLeft } from "../durations.ts";
import { inFewWords } from "../lists/last-words.ts";
import type { ThreadInteraction } from "../thread/thread-types.ts";
import type { ThreadMessage } from "../thread/timeline.ts";
import { AttachmentTray } from "./attachment-tray.tsx";
import { CannedMenu, useCannedMenu } from "./canned-menu.tsx";
import styles from "./composer.module.css";
import { ComposerTools } from "./composer-tools.tsx";
import { messagesToSend } from "./messages-to-send.ts";
import { useSender } from "./outbox-context.tsx";
import { filledAnswer } from "./template-text.ts";
import type { Attachments } from "./use-attachments.ts";
import type { useDraft } from "./use-draft.ts";
import { useTypingSign } from "./use-typing-sign.ts";

const TemplatePicker = dynamic(() => import("./template-picker.tsx").then((module) => module.TemplatePicker), {
  ssr: false,
});

/** From this many characters before the limit on, the composer counts. */
const COUNTS_FROM = 200;

/** Where the agent writes: to the customer, or a note for the team; a template when the service window is closed (R12). */
export function Composer({
  interaction,
  writing,
  attachments,
  replyTo,
  onForgetReply,
  isNoteOnly,
}: {
  readonly interaction: ThreadInteraction;
  readonly writing: ReturnType<typeof useDraft>;
  readonly attachments: Attachments;
  readonly replyTo: ThreadMessage | null;
  readonly onForgetReply: () => void;
  /** Somebody else's interaction: only a note may be added. */
  readonly isNoteOnly: boolean;
}) {
  const text = useText();
  const viewer = useViewer();
  const sender = useSender();
  const showTyping = useTypingSign(interaction.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, change, take } = writing;
  const [isTemplateWanted, setTemplateWanted] = useState(false);
  const now = useServerNow(10_000);
  const { account, contact } = interaction;
  const { capabilities } = account.provider;

  const isNote = isNoteOnly || draft.isNote;
  const left = windowLeft(interaction.serviceWindowEndsAt, now, text);
  const isWindowShort = left !== null && Date.parse(interaction.serviceWindowEndsAt ?? "") - now < WINDOW_SHORT_MS;
  const isWindowClosed = left === null;
  const isPicking = !isNote && (isWindowClosed || isTemplateWanted);
  const limit = isNote ? 4_096 : capabilities.textLimit;
  const length = [...draft.text].length;
  const isUploading = attachments.items.some(({ id }) => id === null);
  const maySend =
    (draft.text.trim() !== "" || (!isNote && attachments.items.length > 0)) && length <= limit && !isUploading;

  const canned = useCannedMenu(account.id, draft.text, field, (answer, trigger) => {
    const values = { contact: contact.name, agent: viewer.user.alias ?? viewer.user.name, account: account.name };
    const filled = filledAnswer(answer.text, values);
    change({ text: draft.text.slice(0, trigger.from) + filled + draft.text.slice(trigger.to) });
    const caret = trigger.from + filled.length;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  });

  useEffect(() => {
    if (replyTo !== null) field.current?.focus();
  }, [replyTo]);

  // Ready to write; not on a phone, where the keyboard would cover what is to be read.
  useEffect(() => {
    if (window.matchMedia("(hover: hover)").matches) field.current?.focus();
  }, []);

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!maySend) return;
    const words = take().trim();
    const files = isNote ? [] : attachments.items;
    const interactionId = interaction.id;
    for (const message of messagesToSend({ interactionId, words, isNote, files, replyTo, capabilities }, text))
      sender.send(message);
    if (!isNote) attachments.clear();
    onForgetReply();
    canned.close();
  };

  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || canned.handleKey(event)) return;
    if (event.key === "Escape" && replyTo !== null) onForgetReply();
    else if (event.key === "Escape") document.querySelector<HTMLElement>(`[data-row="${interaction.id}"]`)?.focus();
    if (event.key === "Enter" && (!event.shiftKey || event.ctrlKey || event.metaKey)) handleSubmit(event);
  };

  const handlePaste = (event: ClipboardEvent): void => {
    if (isNote || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attachments.add([...event.clipboardData.files]);
  };

  return (
    <div className={styles.composer} data-note={isNote || undefined} data-testid="composer">
      <div className={styles.head}>
        {isNoteOnly ? (
          <span className={styles.noteOnly}>
            <IconLock size="1rem" aria-hidden /> {text("desk.composer.noteMode")}
          </span>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={text("desk.composer.mode")}
            value={isNote ? "note" : "message"}
            onChange={(mode) => {
              change({ isNote: mode === "note" });
              requestAnimationFrame(() => field.current?.focus());
            }}
            data={[
              { value: "message", label: <Mode icon={IconMessage} label={text("desk.composer.messageMode")} /> },
              { value: "note", label: <Mode icon={IconLock} label={text("desk.composer.noteMode")} /> },
            ]}
          />
        )}
        <Text
          size="xs"
          c="dimmed"
          className={styles.hint}
          data-short={(!isNote && isWindowShort) || undefined}
          truncate
        >
          {isNote ? text("desk.composer.noteHint") : isWindowShort ? text("desk.window.short", { left }) : ""}
        </Text>
      </div>

      {isPicking ? (
        <TemplatePicker
          interaction={interaction}
          isWindowClosed={isWindowClosed}
          onClose={isWindowClosed ? null : () => setTemplateWanted(false)}
        />
      ) : (
        <form onSubmit={handleSubmit} className={styles.form}>
          {replyTo === null || isNote ? null : (
            <div className={styles.reply}>
              <div className={styles.replyWords}>
                <Text size="xs" fw={600}>
                  {replyTo.direction === "INBOUND" ? contact.name : text("desk.quote.us")}
                </Text>
                <Text size="xs" truncate>
                  {inFewWords(replyTo, text)}
                </Text>
              </div>
              <CloseButton size="sm" aria-label={text("desk.composer.forgetReply")} onClick={onForgetReply} />
            </div>
          )}
          {isNote ? null : <AttachmentTray attachments={attachments} />}
          <div className={styles.field}>
            <CannedMenu menu={canned} />
            <Textarea
              ref={field}
              aria-label={text(isNote ? "desk.composer.noteFor" : "desk.composer.messageTo", { name: contact.name })}
              placeholder={text(isNote ? "desk.composer.notePlaceholder" : "desk.composer.placeholder")}
              autosize
              minRows={1}
              maxRows={8}
              variant="unstyled"
              classNames={{ input: styles.input ?? "" }}
              dir="auto"
              value={draft.text}
              error={length > limit}
              onChange={(event) => {
                const words = event.currentTarget.value;
                change({ text: words });
                if (!isNote && capabilities.typing && words.trim() !== "") showTyping();
                canned.handleCaret();
              }}
              onSelect={canned.handleCaret}
              onKeyDown={handleKey}
              onPaste={handlePaste}
              {...canned.fieldProps}
            />
          </div>
          <div className={styles.foot}>
            <ComposerTools
              isNote={isNote}
              mayUseTemplates={capabilities.templates}
              onFiles={attachments.add}
              onInsert={(words) => {
                const caret = field.current?.selectionStart ?? draft.text.length;
                change({ text: draft.text.slice(0, caret) + words + draft.text.slice(caret) });
                requestAnimationFrame(() => {
                  field.current?.focus();
                  field.current?.setSelectionRange(caret + words.length, caret + words.length);
                });
              }}
              onTemplate={() => setTemplateWanted(true)}
            />
            {length > limit - COUNTS_FROM ? (
              <Text
                size="xs"
                className="tabular"
                c={length > limit ? "var(--mantine-color-error)" : "dimmed"}
                role={length > limit ? "alert" : undefined}
              >
                {length > limit
                  ? text("desk.composer.tooLong", { over: length - limit })
                  : text("desk.composer.count", { length, limit })}
              </Text>
            ) : null}
            <Button
              type="submit"
              size="xs"
              disabled={!maySend}
              color={isNote ? "caution" : "accent"}
              leftSection={isNote ? <IconLock size="1rem" aria-hidden /> : <IconSend2 size="1rem" aria-hidden />}
            >
              {text(
                isUploading && !isNote
                  ? "desk.composer.uploading"
                  : isNote
                    ? "desk.composer.addNote"
                    : "desk.composer.send",
              )}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}

function Mode({ icon: Icon, label }: { readonly icon: typeof IconLock; readonly label: string }) {
  return (
    <span className={styles.mode}>
      <Icon size="0.875rem" aria-hidden />
      {label}
    </span>
  );
}
