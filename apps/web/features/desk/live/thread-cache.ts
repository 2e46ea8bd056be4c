import type { ApolloCache } from "@apollo/client";
import type { LiveMessageFragment } from "#gql/types";

interface StoredThread {
  readonly edges: readonly { readonly node: { readonly __ref: string } }[];
}

/**
 * Puts a message, which an answer or an event has brought into the cache already, at its place in its thread, when that
 * thread has been read. One that is there already stays once.
 */
export function addToThread(cache: ApolloCache, message: LiveMessageFragment): void {
  const id = cache.identify({ __typename: "Interaction", id: message.interactionId });
  if (id === undefined) return;
  const node = cache.identify({ __typename: "Message", id: message.id });
  if (node === undefined) return;
  cache.modify<{ messages: StoredThread }>({
    id,
    fields: {
      messages: (known, { readField }) => {
        const thread = known as unknown as StoredThread;
        if (!Array.isArray(thread?.edges)) return known;
        if (thread.edges.some((edge) => edge.node.__ref === node)) return known;
        const place = placeOf(thread.edges, message, (edge, field) => readField<string>(field, edge.node) ?? "");
        const edge = { __typename: "MessageEdge", cursor: "", node: { __ref: node } };
        return { ...thread, edges: thread.edges.toSpliced(place, 0, edge) } as unknown as typeof known;
      },
    },
  });
}

/** After the last line of its interaction that is not later; a thread may go back into earlier interactions. */
function placeOf(
  edges: StoredThread["edges"],
  { interactionId, occurredAt }: LiveMessageFragment,
  read: (edge: StoredThread["edges"][number], field: "interactionId" | "occurredAt") => string,
): number {
  const isBefore = (edge: StoredThread["edges"][number]): boolean =>
    read(edge, "interactionId") !== interactionId || read(edge, "occurredAt") <= occurredAt;
  return edges.findLastIndex(isBefore) + 1;
}
