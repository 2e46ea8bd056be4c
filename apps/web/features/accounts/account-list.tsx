"use client";
import { useQuery } from "@apollo/client/react";
import { Badge, Group, Menu, Select, Text } from "@mantine/core";
import { IconBrandWhatsapp, IconListCheck, IconMessages, IconUsersPlus } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import type { AccountRowFragment, ProviderKind } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { AddButton, type Column, DeleteItem, EditItem, List, RowLink } from "../../ui/list/index.ts";
import { Page } from "../frame/index.ts";
import { AddWhitelist } from "./add-whitelist.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { AccountsQuery } from "./operations.ts";

/** All WhatsApp accounts, each with its row menu. */
export function AccountList() {
  const text = useText();
  const [search, setSearch] = useState("");
  const [provider, setProvider] = useState<ProviderKind | null>(null);
  const [doomed, setDoomed] = useState<AccountRowFragment | null>(null);
  const [guarded, setGuarded] = useState<AccountRowFragment | null>(null);
  const query = useQuery(AccountsQuery, { variables: { search: search || null, provider } });
  const total = (query.data ?? query.previousData)?.accounts.totalCount;
  const columns: Column<AccountRowFragment>[] = [
    {
      id: "name",
      title: text("accounts.name"),
      cell: (row) => <AccountName row={row} />,
    },
    { id: "key", title: text("accounts.key"), fit: true, cell: ({ key }) => <Badge color="gray">{key}</Badge> },
    { id: "provider", title: text("accounts.provider"), wide: true, cell: ({ provider }) => provider.label },
    { id: "phone", title: text("accounts.phone"), wide: true, cell: ({ phoneAsEntered }) => phoneAsEntered },
    {
      id: "agents",
      title: text("accounts.agents"),
      wide: true,
      fit: true,
      align: "end",
      cell: (row) => <AgentCount row={row} />,
    },
    {
      id: "open",
      title: text("accounts.open"),
      wide: true,
      fit: true,
      align: "end",
      cell: ({ counts }) => counts.open,
    },
    {
      id: "waiting",
      title: text("accounts.waiting"),
      wide: true,
      fit: true,
      align: "end",
      cell: ({ counts }) => counts.waiting,
    },
  ];

  return (
    <Page
      title={text("accounts.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <List
        query={query}
        rows={({ accounts }) => accounts}
        label={text("accounts.title")}
        columns={columns}
        summary={({ provider, phoneAsEntered, counts }) =>
          `${provider.label} · ${phoneAsEntered} · ${text("accounts.waitingCount", { count: counts.waiting })}`
        }
        menu={{
          nameOf: ({ name }) => name,
          items: (row) => <AccountMenu row={row} onWhitelist={() => setGuarded(row)} onDelete={() => setDoomed(row)} />,
        }}
        search={{ label: text("accounts.search"), onSearch: setSearch }}
        filters={
          <Select
            aria-label={text("accounts.type")}
            placeholder={text("accounts.allTypes")}
            clearable
            w="12rem"
            data={types}
            value={provider}
            onChange={(kind) => setProvider(types.find(({ value }) => value === kind)?.value ?? null)}
          />
        }
        sought={search || typeName(provider)}
        action={<AddButton label={text("accounts.add")} href="/accounts/new" />}
        empty={{ icon: IconBrandWhatsapp, title: text("accounts.emptyTitle"), body: text("accounts.emptyBody") }}
      />
      {guarded && <AddWhitelist account={guarded} onClose={() => setGuarded(null)} />}
      {doomed && <DeleteAccount account={doomed} onClose={() => setDoomed(null)} />}
    </Page>
  );
}

const types: readonly { readonly value: ProviderKind; readonly label: string }[] = [
  { value: "TWILIO", label: "Twilio" },
  { value: "SINCH", label: "Sinch V2" },
  { value: "META", label: "Meta" },
  { value: "KALEYRA", label: "Kaleyra" },
];

function typeName(kind: ProviderKind | null): string {
  return types.find(({ value }) => value === kind)?.label ?? "";
}

/** Its name, whether it cannot be used as it is, and whether not everybody may write to it. */
function AccountName({ row: { id, name, needsCredentials, whitelist } }: { row: AccountRowFragment }) {
  const text = useText();
  return (
    <Group gap="xs" wrap="nowrap">
      <RowLink href={`/accounts/${id}`}>{name}</RowLink>
      {needsCredentials && <Badge color="danger">{text("accounts.needsCredentials")}</Badge>}
      {whitelist?.enabled && (
        <Badge color={whitelist.lists.length > 0 ? "accent" : "caution"}>
          {text("accounts.whitelistBadge", { count: whitelist.lists.length })}
        </Badge>
      )}
    </Group>
  );
}

/** An account without agents reaches nobody, so the figure says it. */
function AgentCount({ row }: { row: AccountRowFragment }) {
  const text = useText();
  if (row.agents.length > 0) return row.agents.length;
  return (
    <Text span size="xs" c="dimmed">
      {text("accounts.noAgents")}
    </Text>
  );
}

function AccountMenu(props: { row: AccountRowFragment; onWhitelist: () => void; onDelete: () => void }) {
  const { row, onWhitelist, onDelete } = props;
  const text = useText();
  return (
    <>
      <EditItem href={`/accounts/${row.id}`} />
      <Menu.Item
        component={Link}
        href={`/interactions?account=${row.id}`}
        leftSection={<IconMessages size="1rem" aria-hidden />}
      >
        {text("accounts.goToInteractions")}
      </Menu.Item>
      <Menu.Item
        component={Link}
        href={`/accounts/${row.id}?tab=agents`}
        leftSection={<IconUsersPlus size="1rem" aria-hidden />}
      >
        {text("accounts.addAgents")}
      </Menu.Item>
      <Menu.Item
        disabled={!row.whitelist?.enabled}
        leftSection={<IconListCheck size="1rem" aria-hidden />}
        onClick={onWhitelist}
      >
        {text("accounts.addWhitelist")}
        {!row.whitelist?.enabled && (
          <Text size="xs" c="dimmed">
            {text("accounts.whitelistOff")}
          </Text>
        )}
      </Menu.Item>
      <DeleteItem onClick={onDelete} />
    </>
  );
}
