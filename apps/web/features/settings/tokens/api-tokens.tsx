"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBan, IconKey, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { ApiTokenRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useSend } from "../../../lib/sending.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { type Column, DataTable, ListBar, RowMenu } from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { When } from "../../../ui/when/when.tsx";
import { AddApiToken } from "./add-api-token.tsx";
import { ApiTokensQuery, RevokeApiTokenMutation } from "./operations.ts";
import { reachOf } from "./token-reach.ts";

/** Keys with which other tools use the API in one's own name (ROL-05, API-01). */
export function ApiTokens() {
  const text = useText();
  const query = useQuery(ApiTokensQuery);
  const [isAdding, adding] = useDisclosure(false);
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("tokens.add")}
    </Button>
  );

  return (
    <>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ apiTokens }) =>
          apiTokens.length > 0 ? (
            <>
              <ListBar action={add}>
                <Text c="dimmed">{text("tokens.body")}</Text>
              </ListBar>
              <TokenTable rows={apiTokens} onRevoked={() => void query.refetch()} />
            </>
          ) : (
            <EmptyState icon={IconKey} title={text("tokens.empty")} body={text("tokens.emptyBody")} action={add} />
          )
        }
      </Loaded>
      {isAdding && <AddApiToken onAdded={() => void query.refetch()} onClose={adding.close} />}
    </>
  );
}

function TokenTable({ rows, onRevoked }: { rows: readonly ApiTokenRowFragment[]; onRevoked: () => void }) {
  const text = useText();
  const [doomed, setDoomed] = useState<ApiTokenRowFragment | null>(null);
  const [revokeApiToken] = useSend(RevokeApiTokenMutation);
  const moment = (at: string | null) => (at === null ? text("common.never") : <When at={at} />);
  const columns: Column<ApiTokenRowFragment>[] = [
    { id: "name", title: text("tokens.name"), cell: ({ name }) => name },
    { id: "user", title: text("tokens.user"), wide: true, cell: ({ user }) => user.name },
    { id: "reach", title: text("tokens.reach"), wide: true, cell: ({ scopes }) => text(reachOf(scopes)) },
    { id: "created", title: text("tokens.created"), wide: true, fit: true, cell: ({ createdAt }) => moment(createdAt) },
    { id: "used", title: text("tokens.lastUsed"), wide: true, fit: true, cell: ({ lastUsedAt }) => moment(lastUsedAt) },
    { id: "expires", title: text("tokens.expires"), wide: true, fit: true, cell: ({ expiresAt }) => moment(expiresAt) },
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (row) => (
        <RowMenu name={row.name}>
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconBan size="1rem" aria-hidden />}
            onClick={() => setDoomed(row)}
          >
            {text("tokens.revoke")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];

  async function handleConfirm(id: string) {
    const answer = (await revokeApiToken({ input: { id } }))?.revokeApiToken;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "ApiTokenRevoked") return answer.message;
    onRevoked();
    return null;
  }

  return (
    <>
      <DataTable
        label={text("tokens.title")}
        rows={rows}
        columns={columns}
        summary={({ scopes, user }) => `${user.name} · ${text(reachOf(scopes))}`}
      />
      {doomed && (
        <ConfirmDialog
          title={text("tokens.revokeTitle", { name: doomed.name })}
          body={text("tokens.revokeBody")}
          confirmLabel={text("tokens.revoke")}
          onConfirm={() => handleConfirm(doomed.id)}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  );
}
