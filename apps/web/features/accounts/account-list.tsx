"use client";
import { useQuery } from "@apollo/client/react";
import { Badge, Button, Group, Menu, Select, Text } from "@mantine/core";
import {
  IconBrandWhatsapp,
  IconListCheck,
  IconMessages,
  IconPencil,
  IconPlus,
  IconTrash,
  IconUsersPlus,
} from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import type { AccountRowFragment, ProviderKind } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import {
  type Column,
  DataTable,
  ListBar,
  LoadMore,
  NothingFound,
  RowLink,
  RowMenu,
  SearchField,
} from "../../ui/list/index.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { Page } from "../frame/index.ts";
import { AddWhitelist } from "./add-whitelist.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { AccountsQuery } from "./operations.ts";

/** All WhatsApp accounts (ACC-01, ACC-02), each with its row menu (ACC-24). */
export function AccountList() {
  const text = useText();
  const [search, setSearch] = useState("");
  const [provider, setProvider] = useState<ProviderKind | null>(null);
  const query = useQuery(AccountsQuery, { variables: { search: search || null, provider } });
  const data = query.data ?? query.previousData;
  const total = data?.accounts.totalCount;

  return (
    <Page
      title={text("accounts.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <ListBar action={<AddAccount />}>
        <SearchField label={text("accounts.search")} onSearch={setSearch} />
        <Select
          aria-label={text("accounts.type")}
          placeholder={text("accounts.allTypes")}
          clearable
          w="12rem"
          data={types}
          value={provider}
          onChange={(kind) => setProvider(types.find(({ value }) => value === kind)?.value ?? null)}
        />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ accounts }) =>
          accounts.edges.length > 0 ? (
            <AccountTable
              rows={accounts.edges.map(({ node }) => node)}
              footer={
                <LoadMore
                  shown={accounts.edges.length}
                  total={accounts.totalCount}
                  hasMore={accounts.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: accounts.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : search || provider ? (
            <NothingFound search={search || typeName(provider)} />
          ) : (
            <EmptyState
              icon={IconBrandWhatsapp}
              title={text("accounts.emptyTitle")}
              body={text("accounts.emptyBody")}
              action={<AddAccount />}
            />
          )
        }
      </Loaded>
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

function AddAccount() {
  const text = useText();
  return (
    <Button component={Link} href="/accounts/new" leftSection={<IconPlus size="1rem" aria-hidden />}>
      {text("accounts.add")}
    </Button>
  );
}

function AccountTable({ rows, footer }: { rows: readonly AccountRowFragment[]; footer: React.ReactNode }) {
  const text = useText();
  const [doomed, setDoomed] = useState<AccountRowFragment | null>(null);
  const [guarded, setGuarded] = useState<AccountRowFragment | null>(null);

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
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (row) => <AccountMenu row={row} onWhitelist={() => setGuarded(row)} onDelete={() => setDoomed(row)} />,
    },
  ];

  return (
    <>
      <DataTable
        label={text("accounts.title")}
        rows={rows}
        columns={columns}
        summary={({ provider, phoneAsEntered, counts }) =>
          `${provider.label} · ${phoneAsEntered} · ${text("accounts.waitingCount", { count: counts.waiting })}`
        }
        footer={footer}
      />
      {guarded && <AddWhitelist account={guarded} onClose={() => setGuarded(null)} />}
      {doomed && <DeleteAccount account={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
}

/** Its name, and whether not everybody may write to it (WL-01, WL-06). */
function AccountName({ row: { id, name, whitelist } }: { row: AccountRowFragment }) {
  const text = useText();
  return (
    <Group gap="xs" wrap="nowrap">
      <RowLink href={`/accounts/${id}`}>{name}</RowLink>
      {whitelist?.enabled && (
        <Badge color={whitelist.lists.length > 0 ? "accent" : "caution"}>
          {text("accounts.whitelistBadge", { count: whitelist.lists.length })}
        </Badge>
      )}
    </Group>
  );
}

/** AGT-04: an account without agents reaches nobody, so the figure says it. */
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
    <RowMenu name={row.name}>
      <Menu.Item component={Link} href={`/accounts/${row.id}`} leftSection={<IconPencil size="1rem" aria-hidden />}>
        {text("common.edit")}
      </Menu.Item>
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
      <Menu.Divider />
      <Menu.Item
        color="var(--mantine-color-error)"
        leftSection={<IconTrash size="1rem" aria-hidden />}
        onClick={onDelete}
      >
        {text("common.delete")}
      </Menu.Item>
    </RowMenu>
  );
}
