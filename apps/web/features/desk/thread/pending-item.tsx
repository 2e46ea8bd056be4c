import { Anchor } from "@mantine/core";
import { IconClock, IconFile } from "@tabler/icons-react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { MessageText } from "../../message-text/index.ts";
import type { PendingMessage } from "../composer/outbox.ts";
import { clockTime } from "../lists/relative-time.ts";
import type { Side } from "./alignment.ts";
import { Bubble } from "./bubble.tsx";
import styles from "./delivery.module.css";
import mediaStyles from "./media-content.module.css";
import contentStyles from "./message-content.module.css";
import footStyles from "./message-foot.module.css";
import { Place } from "./place.tsx";
import { Quote } from "./quote.tsx";

/** A message of the agent's own that the API has not confirmed: shown at once, and never lost when it fails. */
export function PendingItem({
  pending,
  isFirstOfGroup,
  side,
  contactName,
  onRetry,
  onDiscard,
}: {
  readonly pending: PendingMessage;
  readonly isFirstOfGroup: boolean;
  readonly side: Side;
  readonly contactName: string;
  readonly onRetry: (clientMessageId: string) => void;
  /** Gives the words back to the composer. */
  readonly onDiscard: (pending: PendingMessage) => void;
}) {
  const text = useText();
  const intl = useIntl();
  const { attachment, location, replyTo } = pending;
  const hasFailed = pending.state === "failed";
  const comesBack = pending.text !== null || (attachment !== null && pending.template === null);
  const isSticker = attachment?.mimeType === "image/webp";
  const words = pending.template?.preview ?? pending.text;
  return (
    <Bubble
      id={null}
      side={side}
      tone={pending.kind === "note" ? "note" : "outbound"}
      isFirstOfGroup={isFirstOfGroup}
      author={null}
      speaker={text("desk.you")}
      isAutomatic={false}
      isInline={attachment === null && location === null && replyTo === null && pending.template === null}
      isBare={isSticker && replyTo === null && !hasFailed}
      isUnsent
      menu={null}
      below={
        hasFailed ? (
          <div className={styles.below} data-failed role="alert">
            <span>{pending.problem ?? text("desk.pending.interrupted")}</span>
            <span className={styles.choices}>
              <Anchor component="button" type="button" size="xs" onClick={() => onRetry(pending.clientMessageId)}>
                {text("desk.message.retry")}
              </Anchor>
              <Anchor component="button" type="button" size="xs" c="dimmed" onClick={() => onDiscard(pending)}>
                {text(comesBack ? "desk.pending.edit" : "desk.pending.discard")}
              </Anchor>
            </span>
          </div>
        ) : null
      }
    >
      {replyTo === null ? null : (
        <Quote
          quoted={{ id: null, direction: replyTo.isInbound ? "INBOUND" : "OUTBOUND", type: "TEXT", text: replyTo.text }}
          contactName={contactName}
          onJump={() => undefined}
        />
      )}
      {attachment === null ? null : attachment.previewUrl !== null && attachment.mimeType.startsWith("image/") ? (
        <img
          className={mediaStyles.unsent}
          data-sticker={isSticker || undefined}
          src={attachment.previewUrl}
          alt={attachment.fileName}
        />
      ) : (
        <span className={`${contentStyles.card} ${contentStyles.cardRow}`}>
          <IconFile size="1.5rem" stroke={1.5} aria-hidden />
          <span className={contentStyles.words}>{attachment.fileName}</span>
        </span>
      )}
      {location === null ? null : <Place location={location} />}
      {words === null ? null : <MessageText text={words} />}
      <span className={footStyles.foot}>
        <time dateTime={new Date(pending.createdAt).toISOString()}>{clockTime(pending.createdAt, intl)}</time>
        {hasFailed ? null : <IconClock size="1rem" role="img" aria-label={text("desk.status.QUEUED")} />}
      </span>
    </Bubble>
  );
}
