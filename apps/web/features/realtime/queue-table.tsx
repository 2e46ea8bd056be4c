"use client";
import { useQuery } from "@apollo/client/react";
import { IconStack2 } from "@tabler/icons-react";
import type { RealtimeQueueFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { type Column, List } from "../../ui/list/index.ts";
import { RealtimeQueuesQuery } from "./operations.ts";
import { useRefetchWhen } from "./refetching.ts";

/** Every queue with who waits and who could take it now: online, not paused, signed in. */
export function QueueTable() {
  const text = useText();
  const query = useQuery(RealtimeQueuesQuery, { fetchPolicy: "cache-and-network" });
  useRefetchWhen(["QUEUE_CHANGED", "INTERACTION_OPENED", "INTERACTION_CHANGED", "INTERACTION_CLOSED"], query.refetch);
  const columns: Column<RealtimeQueueFragment>[] = [
    { id: "name", title: text("realtime.queue"), cell: ({ name }) => name },
    { id: "waiting", title: text("realtime.waiting"), fit: true, align: "end", cell: ({ waiting }) => waiting },
    {
      id: "available",
      title: text("realtime.available"),
      fit: true,
      align: "end",
      wide: true,
      cell: (queue) => text("realtime.availableOf", { available: availableIn(queue), all: queue.members.length }),
    },
  ];

  return (
    <List
      query={query}
      rows={({ queues }) => queues}
      label={text("realtime.queues")}
      columns={columns}
      summary={(queue) => text("realtime.availableCount", { count: availableIn(queue) })}
      empty={{ icon: IconStack2, title: text("realtime.noQueues"), body: text("realtime.noQueuesBody") }}
    />
  );
}

function availableIn({ id, members }: RealtimeQueueFragment): number {
  return members.filter(
    ({ presence, signedOutQueues }) => presence === "ONLINE" && !signedOutQueues.some((queue) => queue.id === id),
  ).length;
}
