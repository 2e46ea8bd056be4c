"use client";
import { useQuery } from "@apollo/client/react";
import { Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBan, IconKey } from "@tabler/icons-react";
import { useState } from "react";
import type { ApiTokenRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { AddButton, type Column, List } from "../../../ui/list/index.ts";
import { When } from "../../../ui/when/when.tsx";
import { AddApiToken } from "./add-api-token.tsx";
import { ApiTokensQuery, RevokeApiTokenMutation } from "./operations.ts";
import { reachOf } from "./token-reach.ts";

/** Keys with which other tools use the API in one's own name. */
export function ApiTokens() {
  const text = useText();
  const query = useQuery(ApiTokensQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [doomed, setDoomed] = useState<ApiTokenRowFragment | null>(null);
  const refetch = () => void query.refetch();
  const moment = (at: string | null) => (at === null ? text("common.never") : <When at={at} />);
  const columns: Column<ApiTokenRowFragment>[] = [
    { id: "name", title: text("tokens.name"), cell: ({ name }) => name },
    { id: "user", title: text("tokens.user"), wide: true, cell: ({ user }) => user.name },
    { id: "reach", title: text("tokens.reach"), wide: true, cell: ({ scopes }) => text(reachOf(scopes)) },
    { id: "created", title: text("tokens.created"), wide: true, fit: true, cell: ({ createdAt }) => moment(createdAt) },
    { id: "used", title: text("tokens.lastUsed"), wide: true, fit: true, cell: ({ lastUsedAt }) => moment(lastUsedAt) },
    { id: "expires", title: text("tokens.expires"), wide: true, fit: true, cell: ({ expiresAt }) => moment(expiresAt) },
  ];

  return (
    <>
      <List
        query={query}
        rows={({ apiTokens }) => apiTokens}
        label={text("tokens.title")}
        columns={columns}
        summary={({ scopes, user }) => `${user.name} · ${text(reachOf(scopes))}`}
        menu={{
          nameOf: ({ name }) => name,
          items: (row) => (
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconBan size="1rem" aria-hidden />}
              onClick={() => setDoomed(row)}
            >
              {text("tokens.revoke")}
            </Menu.Item>
          ),
        }}
        intro={text("tokens.body")}
        action={<AddButton label={text("tokens.add")} onClick={adding.open} />}
        empty={{ icon: IconKey, title: text("tokens.empty"), body: text("tokens.emptyBody") }}
      />
      {isAdding && <AddApiToken onAdded={refetch} onClose={adding.close} />}
      {doomed && <RevokeToken token={doomed} onRevoked={refetch} onClose={() => setDoomed(null)} />}
    </>
  );
}

function RevokeToken({
  token: { id, name },
  onRevoked,
  onClose,
}: {
  readonly token: ApiTokenRowFragment;
  readonly onRevoked: () => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [revokeApiToken] = useMutationAnswer(RevokeApiTokenMutation);

  async function handleConfirm() {
    const answer = (await revokeApiToken({ input: { id } }))?.revokeApiToken;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "ApiTokenRevoked") return answer.message;
    onRevoked();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("tokens.revokeTitle", { name })}
      body={text("tokens.revokeBody")}
      confirmLabel={text("tokens.revoke")}
      onConfirm={handleConfirm}
      onClose={onClose}
    />
  );
}
