"use client";
import type { ApolloCache } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useEffect } from "react";
import type { LiveInteractionFragment, LiveOfferFragment } from "#gql/types";
import { compareClocks } from "../../../lib/clock/index.ts";
import { type LiveEvent, useLiveCache } from "../../../lib/live/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { DeskInteractionsQuery } from "../lists/interactions-query.ts";
import { belongsTo, LIST_KINDS, listQuestion } from "../lists/list-kinds.ts";
import { PendingOffersQuery } from "../offers/pending-offers-query.ts";
import { addToThread } from "./thread-cache.ts";

/**
 * The agent's subscriber: renders nothing. The log's answers are in the cache already; here they join the lists they
 * belong to: a message its thread, an interaction the desk's lists, an offer the stack.
 */
export function DeskLive() {
  const { cache } = useApolloClient();
  const viewerId = useViewer().user.id;
  useEffect(() => void compareClocks(), []);

  useLiveCache(({ kind, message, interaction, offer }: LiveEvent) => {
    if (kind === "MESSAGE_ADDED" && message) addToThread(cache, message);
    if (interaction) listInteraction(cache, interaction, viewerId);
    if (offer?.agent.id === viewerId) listOffer(cache, offer);
  });
  return null;
}

function listInteraction(cache: ApolloCache, interaction: LiveInteractionFragment, viewerId: string): void {
  for (const kind of LIST_KINDS) {
    if (!belongsTo(kind, interaction, viewerId)) continue;
    cache.updateQuery({ query: DeskInteractionsQuery, variables: listQuestion(kind, viewerId) }, (known) => {
      if (!known || known.interactions.edges.some(({ node }) => node.id === interaction.id)) return undefined;
      const edge = { __typename: "InteractionEdge" as const, cursor: "", node: interaction };
      return { ...known, interactions: { ...known.interactions, edges: [edge, ...known.interactions.edges] } };
    });
  }
}

function listOffer(cache: ApolloCache, offer: LiveOfferFragment): void {
  cache.updateQuery({ query: PendingOffersQuery }, (known) => {
    const pendingOffers = known?.pendingOffers ?? [];
    const others = pendingOffers.filter(({ id }) => id !== offer.id);
    if (offer.state !== "PENDING")
      return others.length === pendingOffers.length ? undefined : { pendingOffers: others };
    return others.length < pendingOffers.length ? undefined : { pendingOffers: [...others, offer] };
  });
}
