import { Button, Text, TextInput } from "@mantine/core";
import { IconPaperclip, IconSend2 } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { MessageText } from "../../message-text/index.ts";
import type { MediaLimit } from "./attachment-rules.ts";
import { AttachmentTray } from "./attachment-tray.tsx";
import type { PendingMessage } from "./outbox.ts";
import styles from "./template-picker.module.css";
import { templatePreview } from "./template-text.ts";
import type { TemplateToSend } from "./template-to-send.ts";
import type { AttachmentItem } from "./tray.ts";
import { useAttachments } from "./use-attachments.ts";

const HEADER_KINDS = { image: "IMAGE", video: "VIDEO", document: "DOCUMENT" } as const;

/** A template with all it needs to be sent. */
export interface Filled {
  readonly template: TemplateToSend;
  readonly parameters: readonly string[];
  /** What the customer will read. */
  readonly preview: string;
  /** The file at its head. */
  readonly attachment: PendingMessage["attachment"];
}

/** Sends it; whether it is on its way. */
export type SendFilled = (filled: Filled) => boolean | Promise<boolean>;

/** A template being filled: its variables, the file at its head, and what the customer will read. */
export function FilledTemplate({
  template,
  contactName,
  mediaLimits,
  onSend,
}: {
  readonly template: TemplateToSend;
  /** Fills variables that ask for a name. */
  readonly contactName: string;
  readonly mediaLimits: readonly MediaLimit[];
  readonly onSend: SendFilled;
}) {
  const text = useText();
  const [values, setValues] = useState<readonly string[]>(() =>
    template.variables.map((name) => (/name/i.test(name) ? contactName : "")),
  );
  const [isSent, setSent] = useState(false);
  const kind = template.headerNeedsFile ? HEADER_KINDS[template.headerType as keyof typeof HEADER_KINDS] : null;
  const files = useAttachments(mediaLimits.filter(({ type }) => type === kind));
  const file = files.items.at(-1);
  const isComplete =
    values.every((value) => value.trim() !== "") && (kind === null || (file !== undefined && file.id !== null));
  const preview = templatePreview(template.body, template.variables, values);

  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete || isSent) return;
    setSent(true);
    const parameters = values.map((value) => value.trim());
    const attachment = file?.id ? pendingFile(file, file.id) : null;
    if (await onSend({ template, parameters, preview, attachment })) files.take();
    else setSent(false);
  };

  return (
    <form onSubmit={(event) => void handleSubmit(event)} className={styles.filled}>
      <div className={styles.fields}>
        {kind === null ? null : (
          <HeaderFile
            kind={kind}
            hasFile={file !== undefined}
            onFile={(chosen) => {
              for (const { key } of files.items) files.remove(key);
              void files.add([chosen]);
              setSent(false);
            }}
          />
        )}
        {kind === null ? null : <AttachmentTray attachments={files} />}
        {template.variables.map((name, index) => (
          <TextInput
            key={name}
            size="sm"
            label={text("desk.template.variable", { name: `{{${name}}}` })}
            value={values[index] ?? ""}
            maxLength={1_024}
            onChange={(event) => {
              setValues(values.with(index, event.currentTarget.value));
              setSent(false);
            }}
          />
        ))}
      </div>
      <div className={styles.preview}>
        <Text size="xs" c="dimmed">
          {text("desk.template.preview")}
        </Text>
        <div className={styles.bubble}>
          {file?.previewUrl ? <img className={styles.headPicture} src={file.previewUrl} alt={file.name} /> : null}
          {template.headerType && template.headerType !== "text" && !file?.previewUrl ? (
            <Text size="xs" data-quiet>
              {file?.name ?? text("desk.template.header", { kind: template.headerType })}
            </Text>
          ) : null}
          <MessageText text={preview} />
          {template.footer ? (
            <Text size="xs" data-quiet>
              {template.footer}
            </Text>
          ) : null}
          {template.buttons.length > 0 ? (
            <Text size="xs" className={styles.buttons}>
              {template.buttons.map((label) => (
                <span key={label}>{label}</span>
              ))}
            </Text>
          ) : null}
        </div>
      </div>
      <div className={styles.send}>
        <Text size="xs" c="dimmed">
          {isSent ? text("desk.template.sent") : isComplete ? "" : text("desk.template.fill")}
        </Text>
        <Button
          type="submit"
          size="xs"
          disabled={!isComplete || isSent}
          leftSection={<IconSend2 size="1rem" aria-hidden />}
        >
          {text("desk.template.send")}
        </Button>
      </div>
    </form>
  );
}

/** The button that chooses the file at the template's head. */
function HeaderFile({
  kind,
  hasFile,
  onFile,
}: {
  readonly kind: (typeof HEADER_KINDS)[keyof typeof HEADER_KINDS];
  readonly hasFile: boolean;
  readonly onFile: (file: File) => void;
}) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const accept = { IMAGE: "image/*", VIDEO: "video/*", DOCUMENT: "" }[kind];
  const label = text(hasFile ? "desk.template.otherFile" : "desk.template.file", { kind: text(`desk.kind.${kind}`) });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        className={styles.file}
        leftSection={<IconPaperclip size="1rem" aria-hidden />}
        onClick={() => picker.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen !== undefined) onFile(chosen);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

function pendingFile({ name: fileName, mimeType, sizeBytes, previewUrl }: AttachmentItem, id: string) {
  return { id, fileName, mimeType, sizeBytes, previewUrl };
}
