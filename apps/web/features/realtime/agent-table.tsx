"use client";
import { useQuery } from "@apollo/client/react";
import { IconHeadset } from "@tabler/icons-react";
import { useState } from "react";
import type { RealtimeAgentFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { type Column, List } from "../../ui/list/index.ts";
import { AgentMenu } from "./agent-menu.tsx";
import { AgentQueues } from "./agent-queues.tsx";
import { AgentStatus } from "./agent-status.tsx";
import { RealtimeAgentsQuery } from "./operations.ts";
import { useRefetchWhen } from "./refetching.ts";

/** Every agent with what they are doing now, kept current by live events. */
export function AgentTable() {
  const text = useText();
  const [search, setSearch] = useState("");
  const query = useQuery(RealtimeAgentsQuery, {
    variables: { search: search || null },
    fetchPolicy: "cache-and-network",
  });
  useRefetchWhen(["QUEUE_CHANGED"], query.refetch);
  const owned = ({ openInteractions, capacity }: RealtimeAgentFragment) =>
    text("realtime.ownedOf", { open: openInteractions, capacity });
  const columns: Column<RealtimeAgentFragment>[] = [
    { id: "name", title: text("realtime.agent"), cell: ({ name }) => name },
    { id: "status", title: text("realtime.status"), fit: true, cell: (agent) => <AgentStatus agent={agent} /> },
    { id: "owned", title: text("realtime.owned"), wide: true, fit: true, align: "end", cell: owned },
    { id: "queues", title: text("realtime.queues"), wide: true, cell: (agent) => <AgentQueues agent={agent} /> },
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (agent) => <AgentMenu agent={agent} />,
    },
  ];

  return (
    <List
      query={query}
      rows={({ users }) => users}
      label={text("realtime.agents")}
      columns={columns}
      summary={(agent) => (
        <>
          {owned(agent)} · <AgentQueues agent={agent} />
        </>
      )}
      search={{ label: text("realtime.search"), onSearch: setSearch }}
      sought={search}
      empty={{ icon: IconHeadset, title: text("realtime.noAgents"), body: text("realtime.noAgentsBody") }}
    />
  );
}
