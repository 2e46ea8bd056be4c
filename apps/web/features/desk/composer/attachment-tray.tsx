import { Alert, Anchor, CloseButton, Progress, Text } from "@mantine/core";
import { IconFile, IconMusic, IconPhoto, IconVideo } from "@tabler/icons-react";
import { useState } from "react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { fileSize } from "../thread/file-size.ts";
import styles from "./attachment-tray.module.css";
import { useRefusalInWords } from "./refusal-in-words.ts";
import type { AttachmentItem } from "./tray.ts";
import type { Attachments } from "./use-attachments.ts";

/** The files about to be sent, each with its progress and a way to take it out; and why others cannot go. */
export function AttachmentTray({ attachments }: { readonly attachments: Attachments }) {
  const text = useText();
  const inWords = useRefusalInWords();
  return (
    <>
      {attachments.refusals.length === 0 ? null : (
        <Alert
          color="danger"
          className={styles.refusals}
          role="alert"
          withCloseButton
          closeButtonLabel={text("common.close")}
          onClose={attachments.forgetRefusals}
        >
          {[...new Set(attachments.refusals.map(inWords))].map((words) => (
            <div key={words}>{words}</div>
          ))}
        </Alert>
      )}
      {attachments.items.length === 0 ? null : (
        <ul className={styles.tray} data-unsent aria-label={text("desk.attachments")}>
          {attachments.items.map((item) => (
            <Item
              key={item.key}
              item={item}
              onRemove={() => attachments.remove(item.key)}
              onRetry={() => attachments.retry(item.key)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

const ICONS: Readonly<Partial<Record<AttachmentItem["kind"], typeof IconFile>>> = {
  VIDEO: IconVideo,
  AUDIO: IconMusic,
  IMAGE: IconPhoto,
  STICKER: IconPhoto,
};

function Item({
  item,
  onRemove,
  onRetry,
}: {
  readonly item: AttachmentItem;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}) {
  const text = useText();
  const intl = useIntl();
  // Not every picture can be shown here: a TIFF, a broken file.
  const [isShown, setShown] = useState(item.previewUrl !== null);
  const Icon = ICONS[item.kind] ?? IconFile;
  const isUploading = item.id === null && item.problem === null;
  const problem =
    item.problem === null
      ? null
      : (item.problem.words ??
        text(item.problem.type === "offline" ? "desk.attachment.offline" : "desk.attachment.refused"));
  return (
    <li className={styles.item} data-failed={problem !== null || undefined}>
      {isShown ? (
        <img className={styles.preview} src={item.previewUrl ?? ""} alt="" onError={() => setShown(false)} />
      ) : (
        <Icon size="1.5rem" stroke={1.5} aria-hidden />
      )}
      <div className={styles.words}>
        <Text size="xs" truncate title={item.name}>
          {item.name}
        </Text>
        {isUploading ? (
          <Progress
            size="xs"
            value={item.progress * 100}
            aria-label={text("desk.attachment.uploading", { name: item.name })}
          />
        ) : (
          <Text
            size="xs"
            c={problem === null ? "dimmed" : "var(--mantine-color-error)"}
            role={problem === null ? undefined : "alert"}
            truncate
            title={problem ?? ""}
          >
            {problem ?? `${text(`desk.kind.${item.kind}`)} · ${fileSize(item.sizeBytes, intl)}`}
          </Text>
        )}
        {problem === null ? null : (
          <Anchor component="button" type="button" size="xs" onClick={onRetry}>
            {text("common.retry")}
          </Anchor>
        )}
      </div>
      <CloseButton
        size="sm"
        aria-label={text(isUploading ? "desk.attachment.cancel" : "desk.attachment.remove", { name: item.name })}
        onClick={onRemove}
      />
    </li>
  );
}
