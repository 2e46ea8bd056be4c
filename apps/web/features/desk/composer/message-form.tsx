import { CloseButton, Text, Textarea } from "@mantine/core";
import { MESSAGE_TEXT_LENGTH } from "@parley/schema/plain";
import { type ClipboardEvent, type FormEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { inFewWords } from "../lists/last-words.ts";
import type { ThreadInteraction } from "../thread/thread-types.ts";
import type { ThreadMessage } from "../thread/timeline.ts";
import { AttachmentTray } from "./attachment-tray.tsx";
import { CannedMenu, useCannedMenu } from "./canned-menu.tsx";
import styles from "./composer.module.css";
import { ComposerFoot } from "./composer-foot.tsx";
import { ComposerTools } from "./composer-tools.tsx";
import { insertion, slashAt } from "./insertion.ts";
import { messagesToSend } from "./messages-to-send.ts";
import { useSender } from "./outbox-context.tsx";
import { pastedFiles } from "./pasted.ts";
import { isComposed, sends, useSendKey } from "./send-key.ts";
import { filledAnswer } from "./template-text.ts";
import type { Attachments } from "./use-attachments.ts";
import type { useDraft } from "./use-draft.ts";
import { useTypingSign } from "./use-typing-sign.ts";

/** The words, the files and what they answer to, on their way to becoming a message or a note. */
export function MessageForm({
  field,
  interaction,
  writing,
  attachments,
  replyTo,
  isNote,
  onForgetReply,
  onPlace,
  onTemplate,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly interaction: ThreadInteraction;
  readonly writing: ReturnType<typeof useDraft>;
  readonly attachments: Attachments;
  readonly replyTo: ThreadMessage | null;
  readonly isNote: boolean;
  readonly onForgetReply: () => void;
  readonly onPlace: () => void;
  readonly onTemplate: () => void;
}) {
  const text = useText();
  const notices = useNotices();
  const viewer = useViewer();
  const sender = useSender();
  const [sendKey] = useSendKey();
  const { id: interactionId, account, contact } = interaction;
  const showTyping = useTypingSign(interactionId);
  const { draft, change, take } = writing;
  const { capabilities } = account.provider;

  const files = isNote ? [] : attachments.items;
  const limit = isNote ? MESSAGE_TEXT_LENGTH.max : capabilities.textLimit;
  const { length } = draft.text.trim();
  const isUploading = files.some(({ id, problem }) => id === null && problem === null);
  const maySend = (length > 0 || files.length > 0) && length <= limit && files.every(({ id }) => id !== null);

  const put = (words: string, place: { readonly from?: number; readonly to?: number }): void => {
    const { text: all, caret } = insertion(draft.text, words, place);
    change({ text: all });
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
      // A caret moved by a program is no event everywhere.
      canned.handleCaret();
    });
  };
  const selection = () =>
    field.current === null ? {} : { from: field.current.selectionStart, to: field.current.selectionEnd };
  const canned = useCannedMenu({
    accountId: account.id,
    words: draft.text,
    field,
    fill: (words) =>
      filledAnswer(words, {
        contact: contact.name,
        agent: viewer.user.alias ?? viewer.user.name,
        account: account.name,
      }),
    onInsert: put,
  });

  useEffect(() => {
    if (replyTo !== null) field.current?.focus();
  }, [replyTo, field]);

  // Ready to write; not on a phone, where the keyboard would cover what is to be read.
  useEffect(() => {
    if (window.matchMedia("(hover: hover)").matches) field.current?.focus();
  }, [field]);

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!maySend) return;
    // Taken, not read: a second press at the same instant finds nothing to send.
    const words = take().trim();
    const taken = isNote ? [] : attachments.take();
    for (const message of messagesToSend({ interactionId, words, isNote, files: taken, replyTo, capabilities }, text))
      sender.send(message);
    if (!isNote) onForgetReply();
    canned.close();
  };

  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposed(event.nativeEvent) || canned.handleKey(event)) return;
    if (event.key === "Escape" && replyTo !== null) onForgetReply();
    else if (event.key === "Escape") document.querySelector<HTMLElement>(`[data-row="${interactionId}"]`)?.focus();
    if (sends(event.nativeEvent, sendKey)) handleSubmit(event);
  };

  const handlePaste = (event: ClipboardEvent): void => {
    const pasted = pastedFiles(event.clipboardData);
    if (pasted.length === 0) return;
    event.preventDefault();
    if (isNote) notices.refused(text("desk.attachment.notInNotes"));
    else void attachments.add(pasted);
  };

  return (
    <form onSubmit={handleSubmit} className={styles.form}>
      {replyTo === null ? null : (
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
      <ComposerFoot isNote={isNote} isUploading={isUploading} maySend={maySend} length={length} limit={limit}>
        <ComposerTools
          isNote={isNote}
          capabilities={capabilities}
          onFiles={(chosen, only) => void attachments.add(chosen, only)}
          onPlace={onPlace}
          onInsert={(words) => put(words, selection())}
          onCanned={() => put(slashAt(draft.text, selection().from), selection())}
          onTemplate={onTemplate}
        />
      </ComposerFoot>
    </form>
  );
}
