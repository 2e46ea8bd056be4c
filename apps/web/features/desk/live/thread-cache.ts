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
  remember(message);
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
        const time = (edge: StoredThread["edges"][number]): string => readField<string>("occurredAt", edge.node) ?? "";
        const later = thread.edges.findIndex((edge) => time(edge) > message.occurredAt);
        const place = later < 0 ? thread.edges.length : later;
        const edge = { __typename: "MessageEdge", cursor: "", node: { __ref: node } };
        return { ...thread, edges: thread.edges.toSpliced(place, 0, edge) } as unknown as typeof known;
      },
    },
  });
}

/** A page of the thread that was asked for before a message came may arrive after it: this long such messages are put back. */
const RECENT_MS = 20_000;
const recent: { readonly message: LiveMessageFragment; readonly until: number }[] = [];

function remember(message: LiveMessageFragment): void {
  const now = Date.now();
  while (recent[0] !== undefined && recent[0].until < now) recent.shift();
  recent.push({ message, until: now + RECENT_MS });
}

/** Puts back what came while a page of this thread was on its way (T17). */
export function mendThread(cache: ApolloCache, interactionId: string): void {
  const missed = new Map(recent.map(({ message }) => [message.id, message]));
  for (const message of missed.values()) if (message.interactionId === interactionId) addToThread(cache, message);
}
