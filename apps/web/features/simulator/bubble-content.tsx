import { Button, Menu } from "@mantine/core";
import {
  IconCopy,
  IconExternalLink,
  IconFile,
  IconList,
  IconMapPin,
  IconMicrophone,
  IconPhone,
  IconUser,
} from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { MessageText, webAddress } from "../message-text/index.ts";
import styles from "./bubble-content.module.css";
import type {
  ChatButton,
  ChatMedia,
  ChatMessage,
  MediaKind,
  OutgoingContent,
  StructuredContent,
} from "./control/shapes.ts";

/** What a message says, of every kind a phone can show. Buttons and lists answer through `onSend`. */
export function BubbleContent({
  message,
  onSend,
}: {
  readonly message: ChatMessage;
  readonly onSend: (content: OutgoingContent) => void;
}) {
  const { content } = message;
  switch (content.type) {
    case "text":
      return <MessageText text={content.text} />;
    case "notice":
      return <em className={styles.quiet}>{content.text}</em>;
    case "reply":
      return (
        <>
          <MessageText text={content.text} />
          {content.description === null ? null : <span className={styles.quiet}>{content.description}</span>}
        </>
      );
    case "location":
      return (
        <span className={styles.card}>
          <IconMapPin size="1.5rem" aria-hidden />
          <span className={styles.cardWords}>
            <strong>{content.name ?? `${content.latitude.toFixed(4)}, ${content.longitude.toFixed(4)}`}</strong>
            <span className={styles.quiet}>
              {content.address ?? `${content.latitude.toFixed(4)}, ${content.longitude.toFixed(4)}`}
            </span>
          </span>
        </span>
      );
    case "contacts":
      return content.contacts.map((card) => (
        <span key={card.name} className={styles.card}>
          <IconUser size="1.5rem" aria-hidden />
          <span className={styles.cardWords}>
            <strong dir="auto">{card.name}</strong>
            <span className={styles.quiet}>{card.phones.join(", ")}</span>
          </span>
        </span>
      ));
    case "structured":
      return <Structured target={message.id} content={content} onSend={onSend} />;
    default:
      return (
        <>
          <Media kind={content.type} media={content.media} />
          {content.caption === null ? null : <MessageText text={content.caption} />}
        </>
      );
  }
}

function Media({ kind, media }: { readonly kind: MediaKind; readonly media: ChatMedia }) {
  const text = useText();
  if (media.url === null) return <span className={styles.quiet}>{text("simulator.mediaPending")}</span>;
  const label = media.fileName ?? text(`simulator.kind.${kind}`);
  switch (kind) {
    case "image":
    case "sticker":
      return (
        <a href={media.url} target="_blank" rel="noopener noreferrer">
          <img className={styles.picture} data-kind={kind} src={media.url} alt={label} loading="lazy" />
        </a>
      );
    case "video":
      return (
        <video className={styles.picture} src={media.url} controls preload="metadata" aria-label={label}>
          <track kind="captions" />
        </video>
      );
    case "audio":
    case "voice":
      return (
        <span className={styles.sound}>
          <IconMicrophone size="1.25rem" aria-hidden />
          <audio src={media.url} controls preload="metadata" aria-label={label}>
            <track kind="captions" />
          </audio>
        </span>
      );
    case "document":
      return (
        <a
          className={styles.card}
          href={media.url}
          target="_blank"
          rel="noopener noreferrer"
          download={media.fileName ?? true}
        >
          <IconFile size="1.5rem" aria-hidden />
          <span className={styles.cardWords}>
            <strong>{label}</strong>
            <span className={styles.quiet}>{media.mimeType}</span>
          </span>
        </a>
      );
  }
}

function Structured({
  target,
  content,
  onSend,
}: {
  readonly target: string;
  readonly content: StructuredContent;
  readonly onSend: (content: OutgoingContent) => void;
}) {
  return (
    <>
      {content.headerMedia === null ? null : <Media kind={content.headerMedia.kind} media={content.headerMedia} />}
      {content.headerText === null ? null : <strong>{content.headerText}</strong>}
      <MessageText text={content.body} />
      {content.footer === null ? null : <span className={styles.quiet}>{content.footer}</span>}
      {content.buttons.length === 0 ? null : (
        <span className={styles.buttons}>
          {content.buttons.map((button) => (
            <TapButton
              key={`${button.type}-${button.text}`}
              button={button}
              onTap={() =>
                onSend({
                  type: "button_reply",
                  target,
                  text: button.text,
                  template: content.isTemplate,
                  ...(button.value === null ? {} : { payload: button.value }),
                })
              }
            />
          ))}
        </span>
      )}
      {content.list === null ? null : (
        <Menu position="top">
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconList size="1rem" aria-hidden />}>
              {content.list.button}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {content.list.rows.map((row) => (
              <Menu.Item
                key={row.id}
                onClick={() =>
                  onSend({
                    type: "list_reply",
                    target,
                    text: row.title,
                    payload: row.id,
                    ...(row.description === null ? {} : { description: row.description }),
                  })
                }
              >
                {row.title}
                {row.description === null ? null : <span className={styles.quiet}> {row.description}</span>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

function TapButton({ button, onTap }: { readonly button: ChatButton; readonly onTap: () => void }) {
  const link = button.type === "url" && button.value !== null ? webAddress(button.value) : null;
  if (link !== null)
    return (
      <Button
        component="a"
        href={link}
        target="_blank"
        rel="noopener noreferrer"
        variant="subtle"
        size="compact-sm"
        leftSection={<IconExternalLink size="1rem" aria-hidden />}
      >
        {button.text}
      </Button>
    );
  if (button.type === "copy_code")
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconCopy size="1rem" aria-hidden />}
        onClick={() => void navigator.clipboard?.writeText(button.value ?? "")}
      >
        {button.text}
      </Button>
    );
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      disabled={button.type !== "quick_reply"}
      leftSection={button.type === "phone" ? <IconPhone size="1rem" aria-hidden /> : null}
      onClick={onTap}
    >
      {button.text}
    </Button>
  );
}
