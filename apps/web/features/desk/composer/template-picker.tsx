import { useQuery } from "@apollo/client/react";
import { Button, CloseButton, Select, Text, TextInput } from "@mantine/core";
import { IconSend2, IconTemplate } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { graphql } from "#gql";
import type { TemplatesToSendQuery as TemplatesData } from "#gql/types";
import { isOffline } from "../../../lib/failure.ts";
import { useText } from "../../../lib/messages/index.ts";
import { MessageText } from "../../message-text/index.ts";
import type { ThreadInteraction } from "../thread/thread-types.ts";
import { useSender } from "./outbox-context.tsx";
import styles from "./template-picker.module.css";
import { templatePreview } from "./template-text.ts";

const TemplatesToSendQuery = graphql(`
  query TemplatesToSend($accountId: ID!) {
    templates(accountId: $accountId, state: APPROVED) {
      id
      name
      language
      category
      headerType
      body
      footer
      variables
      buttons
      isRecontact
    }
  }
`);

type Template = TemplatesData["templates"][number];

/** Chooses an approved template, fills its variables and shows what the customer will read (DSK-16). */
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
  const { data, error, refetch } = useQuery(TemplatesToSendQuery, { variables: { accountId: interaction.account.id } });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const templates = [...(data?.templates ?? [])].sort(
    (one, other) => Number(other.isRecontact) - Number(one.isRecontact),
  );
  const chosen = templates.find(({ id }) => id === chosenId) ?? (isWindowClosed ? templates[0] : undefined);

  return (
    <div className={styles.picker} data-testid="template-picker">
      <div className={styles.head}>
        <Text size="sm" className={styles.why}>
          {text(isWindowClosed ? "desk.template.why" : "desk.template.title", { name: interaction.contact.name })}
        </Text>
        {onClose === null ? null : <CloseButton aria-label={text("desk.template.close")} onClick={onClose} />}
      </div>
      {error && data === undefined ? (
        <Text size="sm" role="alert">
          {text(isOffline(error) ? "failure.offline" : "failure.server")}{" "}
          <Button variant="subtle" size="compact-xs" onClick={() => void refetch().catch(() => undefined)}>
            {text("common.retry")}
          </Button>
        </Text>
      ) : null}
      {data?.templates.length === 0 ? (
        <Text size="sm" c="dimmed" role="status">
          {text("desk.template.none")}
        </Text>
      ) : null}
      {templates.length > 0 ? (
        <Select
          size="sm"
          leftSection={<IconTemplate size="1rem" aria-hidden />}
          aria-label={text("desk.template.choose")}
          placeholder={text("desk.template.choose")}
          searchable
          allowDeselect={false}
          nothingFoundMessage={text("desk.template.noMatch")}
          data={templates.map(({ id, name, language }) => ({ value: id, label: `${name} · ${language}` }))}
          value={chosen?.id ?? null}
          onChange={setChosenId}
        />
      ) : null}
      {chosen === undefined ? null : (
        <Filled
          key={chosen.id}
          template={chosen}
          interaction={interaction}
          onSent={onClose ?? (() => setChosenId(null))}
        />
      )}
    </div>
  );
}

function Filled({
  template,
  interaction,
  onSent,
}: {
  readonly template: Template;
  readonly interaction: ThreadInteraction;
  readonly onSent: () => void;
}) {
  const text = useText();
  const sender = useSender();
  const [values, setValues] = useState<readonly string[]>(() =>
    template.variables.map((name) => (/name/i.test(name) ? interaction.contact.name : "")),
  );
  const [isSent, setSent] = useState(false);
  const isComplete = values.every((value) => value.trim() !== "");
  const preview = templatePreview(template.body, template.variables, values);

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isComplete || isSent) return;
    setSent(true);
    sender.send({
      clientMessageId: crypto.randomUUID(),
      interactionId: interaction.id,
      kind: "message",
      text: null,
      attachment: null,
      replyTo: null,
      template: { id: template.id, parameters: values.map((value) => value.trim()), preview },
      createdAt: Date.now(),
      state: "sending",
      problem: null,
    });
    onSent();
  };

  return (
    <form onSubmit={handleSubmit} className={styles.filled}>
      <div className={styles.fields}>
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
          {template.headerType && template.headerType !== "text" ? (
            <Text size="xs" c="dimmed">
              {text("desk.template.header", { kind: template.headerType })}
            </Text>
          ) : null}
          <MessageText text={preview} />
          {template.footer ? (
            <Text size="xs" c="dimmed">
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
