import { Alert, Anchor, CloseButton, Progress, Text } from "@mantine/core";
import { IconFile, IconMusic, IconVideo } from "@tabler/icons-react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { fileSize } from "../thread/file-size.ts";
import styles from "./attachment-tray.module.css";
import type { AttachmentItem, Attachments } from "./use-attachments.ts";

/** The files about to be sent, each with its progress and a way to take it out; and why others cannot go. */
export function AttachmentTray({ attachments }: { readonly attachments: Attachments }) {
  const text = useText();
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
          {attachments.refusals.map((refusal) => (
            <div key={refusal}>{refusal}</div>
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
  const Icon = item.kind === "VIDEO" ? IconVideo : item.kind === "AUDIO" ? IconMusic : IconFile;
  const isUploading = item.id === null && item.problem === null;
  return (
    <li className={styles.item} data-failed={item.problem !== null || undefined}>
      {item.previewUrl === null ? (
        <Icon size="1.5rem" stroke={1.5} aria-hidden />
      ) : (
        <img className={styles.preview} src={item.previewUrl} alt="" />
      )}
      <div className={styles.words}>
        <Text size="xs" truncate>
          {item.file.name}
        </Text>
        {isUploading ? (
          <Progress
            size="xs"
            value={item.progress * 100}
            aria-label={text("desk.attachment.uploading", { name: item.file.name })}
          />
        ) : (
          <Text
            size="xs"
            c={item.problem === null ? "dimmed" : "var(--mantine-color-error)"}
            truncate
            title={item.problem ?? ""}
          >
            {item.problem ?? `${text(`desk.kind.${item.kind}`)} · ${fileSize(item.file.size, intl)}`}
          </Text>
        )}
        {item.problem === null ? null : (
          <Anchor component="button" type="button" size="xs" onClick={onRetry}>
            {text("common.retry")}
          </Anchor>
        )}
      </div>
      <CloseButton
        size="sm"
        aria-label={text(isUploading ? "desk.attachment.cancel" : "desk.attachment.remove", { name: item.file.name })}
        onClick={onRemove}
      />
    </li>
  );
}
