import { useQuery } from "@apollo/client/react";
import { Button, Select, Text } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import { isOffline } from "../../../lib/failure.ts";
import { useText } from "../../../lib/messages/index.ts";
import type { MediaLimit } from "./attachment-rules.ts";
import { FilledTemplate, type SendFilled } from "./filled-template.tsx";
import type { TemplateToSend } from "./template-to-send.ts";

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
    account(id: $accountId) {
      id
      recontactTemplate {
        id
      }
    }
  }
`);

/** One of the account's approved templates, and its fields to fill; the account's own comes first, then the others for writing again (R12). */
export function TemplateChoice({
  accountId,
  contactName,
  mediaLimits,
  isFirstChosen,
  onSend,
}: {
  readonly accountId: string;
  /** Fills variables that ask for a name. */
  readonly contactName: string;
  readonly mediaLimits: readonly MediaLimit[];
  /** Whether the first is chosen before anybody chose. */
  readonly isFirstChosen: boolean;
  readonly onSend: SendFilled;
}) {
  const text = useText();
  const { data, error, refetch } = useQuery(TemplatesToSendQuery, { variables: { accountId } });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const ownId = data?.account?.recontactTemplate?.id;
  const rank = ({ id, isRecontact }: TemplateToSend): number => (id === ownId ? 2 : Number(isRecontact));
  const templates = [...(data?.templates ?? [])].sort((one, other) => rank(other) - rank(one));
  const chosen = templates.find(({ id }) => id === chosenId) ?? (isFirstChosen ? templates[0] : undefined);

  return (
    <>
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
          contactName={contactName}
          mediaLimits={mediaLimits}
          onSend={async (filled) => {
            const isSent = await onSend(filled);
            if (isSent && !isFirstChosen) setChosenId(null);
            return isSent;
          }}
        />
      )}
    </>
  );
}
