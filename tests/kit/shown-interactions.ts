/** Interactions as whoever asks may see them. */
import type { Client } from "./clients.ts";

export interface ShownInteraction {
  readonly id: string;
  readonly phase: string;
  readonly isUnread: boolean;
  readonly closedBy: string | null;
  readonly assignedAgent: { readonly id: string } | null;
  readonly contact: { readonly phone: string | null };
  readonly tags: readonly string[];
  readonly pendingOffers: readonly { readonly id: string; readonly agent: { readonly id: string } }[];
}

const INTERACTION =
  "id phase isUnread closedBy assignedAgent { id } contact { phone } tags pendingOffers { id agent { id } }";

/** Those that fit, newest first; at most 100. */
export async function interactionsOf(client: Client, where: object): Promise<readonly ShownInteraction[]> {
  const { interactions } = await client.ask<{ interactions: { edges: readonly { node: ShownInteraction }[] } }>(
    `query Some($where: InteractionWhere) {
      interactions(first: 100, orderBy: OPENED_NEWEST, where: $where) { edges { node { ${INTERACTION} } } }
    }`,
    { where },
  );
  return interactions.edges.map(({ node }) => node);
}
