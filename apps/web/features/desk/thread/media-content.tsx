import { Skeleton } from "@mantine/core";
import { IconFile, IconFileTypePdf } from "@tabler/icons-react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { fileSize } from "./file-size.ts";
import { LostMedia } from "./lost-media.tsx";
import styles from "./media-content.module.css";
import type { MediaMessageType } from "./media-message-type.ts";
import contentStyles from "./message-content.module.css";
import { Picture } from "./picture.tsx";
import { SoundPlayer } from "./sound-player.tsx";
import type { ThreadMessage } from "./timeline.ts";

type Media = NonNullable<ThreadMessage["attachment"]>;

/** A file of a message in each of its states: on its way, here, or lost for a reason. */
export function MediaContent({
  type,
  attachment,
}: {
  readonly type: MediaMessageType;
  readonly attachment: Media | null | undefined;
}) {
  const text = useText();
  if (!attachment || attachment.state === "FAILED")
    return (
      <LostMedia
        type={type}
        attachmentId={attachment?.canRetry ? attachment.id : null}
        reason={attachment?.failureReason ?? null}
      />
    );
  if (attachment.state === "PENDING" || !attachment.url)
    return (
      <span className={styles.pending} role="status">
        {type === "IMAGE" || type === "VIDEO" || type === "STICKER" ? <Skeleton className={styles.picture} /> : null}
        <span className={contentStyles.quiet}>{text("desk.media.pending", { kind: text(`desk.kind.${type}`) })}</span>
      </span>
    );
  const label = attachment.fileName ?? text(`desk.kind.${type}`);
  switch (type) {
    case "IMAGE":
    case "STICKER":
      return (
        <Picture
          id={attachment.id}
          url={attachment.url}
          label={label}
          isSticker={type === "STICKER"}
          size={attachment}
        />
      );
    case "VIDEO":
      return (
        <video className={styles.video} src={attachment.url} controls preload="metadata" aria-label={label}>
          <track kind="captions" />
        </video>
      );
    case "AUDIO":
    case "VOICE":
      return (
        <SoundPlayer
          url={attachment.url}
          label={label}
          isVoice={type === "VOICE"}
          durationSeconds={attachment.durationSeconds}
        />
      );
    case "DOCUMENT":
      return <FileLink attachment={attachment} url={attachment.url} label={label} />;
  }
}

function FileLink({
  attachment,
  url,
  label,
}: {
  readonly attachment: Media;
  readonly url: string;
  readonly label: string;
}) {
  const intl = useIntl();
  const Icon = attachment.mimeType === "application/pdf" ? IconFileTypePdf : IconFile;
  const facts = [
    attachment.sizeBytes === null ? null : fileSize(attachment.sizeBytes, intl),
    extensionOf(label) ?? attachment.mimeType,
  ].filter((fact) => fact !== null);
  return (
    <a
      className={`${contentStyles.card} ${contentStyles.cardRow}`}
      href={url}
      download={label}
      target="_blank"
      rel="noopener noreferrer"
    >
      <Icon size="1.75rem" stroke={1.5} aria-hidden />
      <span className={contentStyles.words}>
        <span className={styles.fileName}>{label}</span>
        <span className={contentStyles.quiet}>{facts.join(" · ")}</span>
      </span>
    </a>
  );
}

const extensionOf = (fileName: string): string | null =>
  /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase() ?? null;
