"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { IconPencil, IconPlus, IconStack2, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import type { QueueConfigurationFragment } from "#gql/types";
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
import { DeleteQueue } from "./delete-queue.tsx";
import { QueuesQuery } from "./operations.ts";
import { strategyNames } from "./queue-values.ts";

/** All queues, with how many wait in each. */
export function QueueList() {
  const text = useText();
  const [search, setSearch] = useState("");
  const query = useQuery(QueuesQuery, { variables: { search: search || null } });
  const data = query.data ?? query.previousData;
  const total = data?.queues.totalCount;

  return (
    <Page
      title={text("queues.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <ListBar action={<AddQueue />}>
        <SearchField label={text("queues.search")} onSearch={setSearch} />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ queues }) =>
          queues.edges.length > 0 ? (
            <QueueTable
              rows={queues.edges.map(({ node }) => node)}
              footer={
                <LoadMore
                  shown={queues.edges.length}
                  total={queues.totalCount}
                  hasMore={queues.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: queues.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : search ? (
            <NothingFound search={search} />
          ) : (
            <EmptyState
              icon={IconStack2}
              title={text("queues.emptyTitle")}
              body={text("queues.emptyBody")}
              action={<AddQueue />}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function AddQueue() {
  const text = useText();
  return (
    <Button component={Link} href="/queues/new" leftSection={<IconPlus size="1rem" aria-hidden />}>
      {text("queues.add")}
    </Button>
  );
}

function QueueTable({ rows, footer }: { rows: readonly QueueConfigurationFragment[]; footer: ReactNode }) {
  const text = useText();
  const [doomed, setDoomed] = useState<QueueConfigurationFragment | null>(null);
  const columns: Column<QueueConfigurationFragment>[] = [
    {
      id: "name",
      title: text("queues.name"),
      cell: ({ id, name }) => <RowLink href={`/queues/${id}`}>{name}</RowLink>,
    },
    {
      id: "strategy",
      title: text("queues.strategy"),
      wide: true,
      cell: ({ strategy }) => text(strategyNames[strategy]),
    },
    {
      id: "members",
      title: text("queues.members"),
      wide: true,
      fit: true,
      align: "end",
      cell: ({ members }) =>
        members.length > 0 ? (
          members.length
        ) : (
          <Text span size="xs" c="dimmed">
            {text("queues.nobody")}
          </Text>
        ),
    },
    {
      id: "timeout",
      title: text("queues.timeout"),
      wide: true,
      fit: true,
      align: "end",
      cell: ({ agentTimeoutSeconds }) => text("queues.secondsShort", { count: agentTimeoutSeconds }),
    },
    { id: "weight", title: text("queues.weight"), wide: true, fit: true, align: "end", cell: ({ weight }) => weight },
    { id: "waiting", title: text("queues.waiting"), fit: true, align: "end", cell: ({ waiting }) => waiting },
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (row) => (
        <RowMenu name={row.name}>
          <Menu.Item component={Link} href={`/queues/${row.id}`} leftSection={<IconPencil size="1rem" aria-hidden />}>
            {text("common.edit")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size="1rem" aria-hidden />}
            onClick={() => setDoomed(row)}
          >
            {text("common.delete")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];

  return (
    <>
      <DataTable
        label={text("queues.title")}
        rows={rows}
        columns={columns}
        summary={({ strategy, members }) =>
          `${text(strategyNames[strategy])} · ${text("queues.memberCount", { count: members.length })}`
        }
        footer={footer}
      />
      {doomed && <DeleteQueue queue={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
}
