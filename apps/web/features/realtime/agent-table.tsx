"use client";
import { useQuery } from "@apollo/client/react";
import { IconHeadset } from "@tabler/icons-react";
import { useState } from "react";
import type { RealtimeAgentFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { type Column, DataTable, ListBar, LoadMore, NothingFound, SearchField } from "../../ui/list/index.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { AgentMenu } from "./agent-menu.tsx";
import { AgentQueues } from "./agent-queues.tsx";
import { AgentStatus } from "./agent-status.tsx";
import { RealtimeAgentsQuery } from "./operations.ts";
import { useRefetchWhen } from "./refetching.ts";

/** Every agent with what they are doing now, kept current by live events (RTM-02). */
export function AgentTable() {
  const text = useText();
  const [search, setSearch] = useState("");
  const query = useQuery(RealtimeAgentsQuery, {
    variables: { search: search || null },
    fetchPolicy: "cache-and-network",
  });
  useRefetchWhen(["QUEUE_CHANGED"], query.refetch);
  const data = query.data ?? query.previousData;
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
    <>
      <ListBar>
        <SearchField label={text("realtime.search")} onSearch={setSearch} />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ users }) =>
          users.edges.length > 0 ? (
            <DataTable
              label={text("realtime.agents")}
              rows={users.edges.map(({ node }) => node)}
              columns={columns}
              summary={(agent) => (
                <>
                  {owned(agent)}
                  {agent.queues.length > 0 && " · "}
                  <AgentQueues agent={agent} />
                </>
              )}
              footer={
                <LoadMore
                  shown={users.edges.length}
                  total={users.totalCount}
                  hasMore={users.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: users.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : search ? (
            <NothingFound search={search} />
          ) : (
            <EmptyState icon={IconHeadset} title={text("realtime.noAgents")} body={text("realtime.noAgentsBody")} />
          )
        }
      </Loaded>
    </>
  );
}
