import type { InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Messaging } from "../../messaging/index.ts";
import { type Database, type Em, query } from "../../platform/database.ts";
import { type Fact, record } from "../../platform/event-log/fact.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { assignInteraction } from "./assign.ts";
import { type LockedInteraction, lockInteraction } from "./locked-interaction.ts";

export interface OpenInteractionDeps {
  readonly database: Database;
  readonly messaging: Pick<Messaging, "markReadAtProvider">;
  readonly withdrawOffers: (em: Em, interactionIds: readonly InteractionId[], takenById: UserId) => Promise<Fact[]>;
}

/**
 * The owner opens an interaction: its tab is open, it is read, and the customer sees so where the provider
 * can tell (DSK-09). A search for them ends, for they are there (R8). Anybody else's look changes nothing:
 * spying never marks as read (R13). False: not there, or may not be seen.
 */
export function openInteraction(
  deps: OpenInteractionDeps,
  interactionId: InteractionId,
  viewerId: UserId,
  scope: AccountScope,
): Promise<boolean> {
  return deps.database.transaction(async (em) => {
    const interaction = await lockInteraction(em, interactionId, scope);
    if (interaction === null) return false;
    if (interaction.phase !== "assigned" || interaction.assignedAgentId !== viewerId) return true;
    if (interaction.isTabOpen && !interaction.isUnread) return true;
    await record(em, await markOpened(em, deps, interaction, viewerId));
    return true;
  });
}

async function markOpened(
  em: Em,
  deps: OpenInteractionDeps,
  interaction: LockedInteraction,
  viewerId: UserId,
): Promise<Fact[]> {
  const { id, accountId, isUnread } = interaction;
  await assignInteraction(em, id, viewerId, null);
  await query(em, sql`update interaction set is_unread = false, unread_count = 0 where id = ${id}`);
  if (isUnread) await deps.messaging.markReadAtProvider(em, id);
  return [
    ...(await deps.withdrawOffers(em, [id], viewerId)),
    { kind: "interaction_changed", interactionId: id, accountId },
  ];
}

/** The owner closes the tab and stays the owner: the next message is offered to them first (DSK-10, R8). */
export function closeTab(
  { database }: Pick<OpenInteractionDeps, "database">,
  interactionId: InteractionId,
  viewerId: UserId,
  scope: AccountScope,
): Promise<boolean> {
  return database.transaction(async (em) => {
    const interaction = await lockInteraction(em, interactionId, scope);
    if (interaction === null) return false;
    if (interaction.assignedAgentId !== viewerId || !interaction.isTabOpen) return true;
    await query(em, sql`update interaction set is_tab_open = false, version = version + 1 where id = ${interactionId}`);
    await record(em, [{ kind: "interaction_changed", interactionId, accountId: interaction.accountId }]);
    return true;
  });
}
