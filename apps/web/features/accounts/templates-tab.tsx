"use client";
import { useQuery } from "@apollo/client/react";
import { Alert, Badge, Button, Stack, Text } from "@mantine/core";
import { IconRefresh, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import type { TemplateState, TemplatesQuery as TemplatesData } from "#gql/types";
import { type MessageId, useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { type Column, DataTable, ListBar } from "../../ui/list/index.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import type { AccountTabProps } from "./account-tab.ts";

const TemplatesQuery = graphql(`
  query Templates($accountId: ID!) {
    templates(accountId: $accountId) {
      ...TemplateRow
    }
  }
`);

export const TemplateRowFragment = graphql(`
  fragment TemplateRow on Template {
    id
    name
    language
    category
    state
    body
    isRecontact
  }
`);

const SynchroniseTemplatesMutation = graphql(`
  mutation SynchroniseTemplates($input: SynchroniseTemplatesInput!) {
    synchroniseTemplates(input: $input) {
      __typename
      ... on TemplatesSynchronised {
        templates {
          ...TemplateRow
        }
      }
      ...Refused
    }
  }
`);

type Template = TemplatesData["templates"][number];

/** The provider's templates as last fetched. */
export function TemplatesTab({ account }: AccountTabProps) {
  const text = useText();
  const query = useQuery(TemplatesQuery, { variables: { accountId: account.id } });

  if (!account.provider.capabilities.templates)
    return <EmptyState icon={IconTemplate} title={text("templates.none")} body={text("templates.unsupported")} />;

  return (
    <Loaded query={query} skeleton={<ListSkeleton />}>
      {({ templates }) => (
        <>
          <ListBar action={<Synchronise accountId={account.id} onDone={() => void query.refetch()} />}>
            <Text c="dimmed">{text("templates.listBody")}</Text>
          </ListBar>
          {templates.length > 0 ? (
            <TemplateTable templates={templates} />
          ) : (
            <EmptyState icon={IconTemplate} title={text("templates.none")} body={text("templates.noneBody")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Synchronise({ accountId, onDone }: { accountId: string; onDone: () => void }) {
  const text = useText();
  const notices = useNotices();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [synchronise, isSending] = useMutationAnswer(SynchroniseTemplatesMutation);

  async function handleClick() {
    const answer = (await synchronise({ input: { accountId } }))?.synchroniseTemplates;
    if (answer?.__typename !== "TemplatesSynchronised") return setRefusal(answer?.message ?? text("failure.offline"));
    setRefusal(null);
    notices.done("templates.synchronised", { count: answer.templates.length });
    onDone();
  }

  return (
    <Stack gap="xs" align="flex-end">
      <Button
        variant="default"
        leftSection={<IconRefresh size="1rem" aria-hidden />}
        loading={isSending}
        onClick={() => void handleClick()}
      >
        {text("templates.synchronise")}
      </Button>
      {refusal && (
        <Alert role="alert" color="danger">
          {refusal}
        </Alert>
      )}
    </Stack>
  );
}

const states: Record<TemplateState, { readonly label: MessageId; readonly color: string }> = {
  APPROVED: { label: "templates.approved", color: "positive" },
  PENDING: { label: "templates.pending", color: "gray" },
  DRAFT: { label: "templates.draft", color: "gray" },
  REJECTED: { label: "templates.rejected", color: "danger" },
  PAUSED: { label: "templates.paused", color: "gray" },
  DISABLED: { label: "templates.disabled", color: "gray" },
  DELETED: { label: "templates.deleted", color: "gray" },
};

function TemplateTable({ templates }: { templates: readonly Template[] }) {
  const text = useText();
  const columns: Column<Template>[] = [
    { id: "name", title: text("templates.name"), cell: ({ name }) => name },
    { id: "language", title: text("templates.language"), wide: true, fit: true, cell: ({ language }) => language },
    {
      id: "category",
      title: text("templates.category"),
      wide: true,
      fit: true,
      cell: ({ category }) => category ?? "",
    },
    {
      id: "body",
      title: text("templates.body"),
      wide: true,
      cell: ({ body }) => (
        <Text span c="dimmed" title={body}>
          {body}
        </Text>
      ),
    },
    {
      id: "state",
      title: text("templates.state"),
      fit: true,
      cell: ({ state }) => <Badge color={states[state].color}>{text(states[state].label)}</Badge>,
    },
  ];
  return (
    <DataTable
      label={text("accounts.tabTemplates")}
      rows={templates}
      columns={columns}
      summary={({ language, body }) => `${language} · ${body}`}
    />
  );
}
