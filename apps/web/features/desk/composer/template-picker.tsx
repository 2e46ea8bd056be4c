import { CloseButton, Text } from "@mantine/core";
import { useText } from "../../../lib/messages/index.ts";
import type { ThreadInteraction } from "../thread/thread-types.ts";
import { useSender } from "./outbox-context.tsx";
import { TemplateChoice } from "./template-choice.tsx";
import styles from "./template-picker.module.css";

/** Chooses an approved template, fills its variables and shows what the customer will read. */
export function TemplatePicker({
  interaction,
  isWindowClosed,
  onClose,
}: {
  readonly interaction: ThreadInteraction;
  readonly isWindowClosed: boolean;
  /** Null: there is nothing else to write with. */
  readonly onClose: (() => void) | null;
}) {
  const text = useText();
  const sender = useSender();
  const hasWritten = interaction.serviceWindowEndsAt !== null;
  const why = isWindowClosed ? (hasWritten ? "desk.template.why" : "desk.template.whyFirst") : "desk.template.title";
  return (
    <div className={styles.picker} data-testid="template-picker">
      <div className={styles.head}>
        <Text size="sm" className={styles.why}>
          {text(why, { name: interaction.contact.name })}
        </Text>
        {onClose === null ? null : <CloseButton aria-label={text("desk.template.close")} onClick={onClose} />}
      </div>
      <TemplateChoice
        accountId={interaction.account.id}
        contactName={interaction.contact.name}
        mediaLimits={interaction.account.provider.capabilities.mediaLimits}
        isFirstChosen={isWindowClosed}
        onSend={({ template, parameters, preview, attachment }) => {
          sender.send({
            clientMessageId: crypto.randomUUID(),
            interactionId: interaction.id,
            kind: "message",
            text: null,
            attachment,
            location: null,
            replyTo: null,
            template: { id: template.id, parameters, preview },
            createdAt: Date.now(),
            state: "sending",
            problem: null,
          });
          onClose?.();
          return true;
        }}
      />
    </div>
  );
}
