import { useQuery } from "@apollo/client/react";
import { Button, CloseButton, Select, Text } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import type { TemplatesToSendQuery as TemplatesData } from "#gql/types";
import { isOffline } from "../../../lib/failure.ts";
import { useText } from "../../../lib/messages/index.ts";
import type { ThreadInteraction } from "../thread/thread-types.ts";
import { FilledTemplate } from "./filled-template.tsx";
import styles from "./template-picker.module.css";

const TemplatesToSendQuery = graphql(`
  query TemplatesToSend($accountId: ID!) {
    templates(accountId: $accountId, state: APPROVED) {
      id
      name
      language
      category
      headerType
      headerNeedsFile
      body
      footer
      variables
      buttons
      isRecontact
    }
  }
`);

export type TemplateToSend = TemplatesData["templates"][number];

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
        <FilledTemplate
          key={chosen.id}
          template={chosen}
          interaction={interaction}
          onSent={onClose ?? (() => setChosenId(null))}
        />
      )}
    </div>
  );
}
