import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconClick,
  IconInfoCircle,
  IconListCheck,
  IconTemplate,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { MessageText, webAddress } from "../../message-text/index.ts";
import { Cards } from "./contact-cards.tsx";
import { emojiOnly } from "./emoji-only.ts";
import { FlowAnswers } from "./flow-answers.tsx";
import { MediaContent } from "./media-content.tsx";
import styles from "./message-content.module.css";
import { Order } from "./order.tsx";
import { Place } from "./place.tsx";
import type { ThreadMessage } from "./timeline.ts";

/** What a message says: one part for each kind, an advertisement and a forward mark above it. */
export function MessageContent({
  message,
  contactName,
}: {
  readonly message: ThreadMessage;
  readonly contactName: string;
}) {
  const text = useText();
  if (message.revokedAt !== null)
    return (
      <>
        <em className={styles.quiet}>{text("desk.message.revoked", { name: contactName })}</em>
        {message.text === null ? null : (
          <s className={styles.quiet}>
            <MessageText text={message.text} />
          </s>
        )}
      </>
    );
  return (
    <>
      {message.forwarded ? (
        <Label icon={<IconArrowForwardUp size="0.875rem" aria-hidden />}>{text("desk.message.forwarded")}</Label>
      ) : null}
      {message.referral ? <Advertisement referral={message.referral} /> : null}
      <Kind message={message} />
    </>
  );
}

function Kind({ message }: { readonly message: ThreadMessage }) {
  const text = useText();
  const words = message.text === null || message.text === "" ? null : <MessageText text={message.text} />;
  switch (message.type) {
    case "TEXT":
      return <Words text={message.text ?? ""} />;
    case "IMAGE":
    case "VIDEO":
    case "AUDIO":
    case "VOICE":
    case "DOCUMENT":
    case "STICKER":
      return (
        <>
          <MediaContent type={message.type} attachment={message.attachment} />
          {words}
        </>
      );
    case "LOCATION":
      return message.location ? <Place location={message.location} /> : words;
    case "CONTACTS":
      return <Cards cards={message.contactCards} />;
    case "BUTTON_REPLY":
      return (
        <>
          <Label icon={<IconClick size="0.875rem" aria-hidden />}>{text("desk.kind.BUTTON_REPLY")}</Label>
          {words}
        </>
      );
    case "LIST_REPLY":
      return (
        <>
          <Label icon={<IconListCheck size="0.875rem" aria-hidden />}>{text("desk.kind.LIST_REPLY")}</Label>
          {words}
          {message.reply?.description ? <span className={styles.quiet}>{message.reply.description}</span> : null}
        </>
      );
    case "FLOW_REPLY":
      return (
        <>
          <Label icon={<IconListCheck size="0.875rem" aria-hidden />}>{text("desk.kind.FLOW_REPLY")}</Label>
          {words}
          <FlowAnswers response={message.reply?.response ?? null} />
        </>
      );
    case "ORDER":
      return (
        <>
          <Order lines={message.orderLines} />
          {words}
        </>
      );
    case "TEMPLATE":
      return (
        <>
          <Label icon={<IconTemplate size="0.875rem" aria-hidden />}>
            {text("desk.kind.TEMPLATE")}
            {message.template ? ` · ${message.template.name}` : ""}
          </Label>
          {message.attachment ? (
            <MediaContent type={headerKind(message.attachment.mimeType)} attachment={message.attachment} />
          ) : null}
          {words}
        </>
      );
    case "SYSTEM":
      return <Label icon={<IconInfoCircle size="0.875rem" aria-hidden />}>{words}</Label>;
    case "UNSUPPORTED":
      return <Unsupported message={message} />;
  }
}

/** Few emoji and nothing else are shown large, as on the customer's phone. */
function Words({ text }: { readonly text: string }) {
  if (text === "") return null;
  const signs = emojiOnly(text);
  if (signs === null) return <MessageText text={text} />;
  return (
    <span className={styles.emoji} data-signs={signs}>
      {text}
    </span>
  );
}

/** What Parley cannot show, with what there is to say about it: the payload is kept for support. */
function Unsupported({ message }: { readonly message: ThreadMessage }) {
  const text = useText();
  return (
    <span className={`${styles.card} ${styles.unsupported}`}>
      <Label icon={<IconAlertTriangle size="0.875rem" aria-hidden />}>{text("desk.kind.UNSUPPORTED")}</Label>
      {message.text ? <MessageText text={message.text} /> : null}
      <details>
        <summary>{text("desk.unsupported.details")}</summary>
        <span className={styles.quiet}>{text("desk.unsupported.advice")}</span>
        <span className={`${styles.quiet} tabular`}>{text("desk.unsupported.id", { id: message.id })}</span>
      </details>
    </span>
  );
}

function Label({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={styles.label}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

function Advertisement({ referral }: { readonly referral: NonNullable<ThreadMessage["referral"]> }) {
  const text = useText();
  const href = referral.url === null ? null : webAddress(referral.url);
  return (
    <span className={styles.card}>
      <span className={styles.quiet}>{text("desk.message.referral")}</span>
      {referral.headline ? <strong>{referral.headline}</strong> : null}
      {referral.body ? <span>{referral.body}</span> : null}
      {href === null ? null : (
        <a className={styles.link} href={href} target="_blank" rel="noopener noreferrer nofollow">
          {new URL(href).hostname}
        </a>
      )}
    </span>
  );
}

/** What stands at a template's head, by its file's type. */
function headerKind(mimeType: string | null): "IMAGE" | "VIDEO" | "DOCUMENT" {
  if (mimeType?.startsWith("video/")) return "VIDEO";
  return mimeType === null || mimeType.startsWith("image/") ? "IMAGE" : "DOCUMENT";
}
