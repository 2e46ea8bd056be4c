"use client";
import { useQuery } from "@apollo/client/react";
import { Text } from "@mantine/core";
import { IconStack2 } from "@tabler/icons-react";
import { useState } from "react";
import type { QueueConfigurationFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { AddButton, type Column, DeleteItem, EditItem, List, RowLink } from "../../ui/list/index.ts";
import { Page } from "../frame/index.ts";
import { DeleteQueue } from "./delete-queue.tsx";
import { QueuesQuery } from "./operations.ts";
import { strategyNames } from "./queue-values.ts";

/** All queues, with how many wait in each. */
export function QueueList() {
  const text = useText();
  const [search, setSearch] = useState("");
  const [doomed, setDoomed] = useState<QueueConfigurationFragment | null>(null);
  const query = useQuery(QueuesQuery, { variables: { search: search || null } });
  const total = (query.data ?? query.previousData)?.queues.totalCount;
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
  ];

  return (
    <Page
      title={text("queues.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <List
        query={query}
        rows={({ queues }) => queues}
        label={text("queues.title")}
        columns={columns}
        summary={({ strategy, members }) =>
          `${text(strategyNames[strategy])} · ${text("queues.memberCount", { count: members.length })}`
        }
        menu={{
          nameOf: ({ name }) => name,
          items: (row) => (
            <>
              <EditItem href={`/queues/${row.id}`} />
              <DeleteItem onClick={() => setDoomed(row)} />
            </>
          ),
        }}
        search={{ label: text("queues.search"), onSearch: setSearch }}
        sought={search}
        action={<AddButton label={text("queues.add")} href="/queues/new" />}
        empty={{ icon: IconStack2, title: text("queues.emptyTitle"), body: text("queues.emptyBody") }}
      />
      {doomed && <DeleteQueue queue={doomed} onClose={() => setDoomed(null)} />}
    </Page>
  );
}
