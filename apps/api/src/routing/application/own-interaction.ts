import type { InteractionId, UserId } from "@parley/schema";
import { isAccountInScope } from "../../identity/index.ts";
import type { Messaging } from "../../messaging/index.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import type { Actor, Command, Refusal } from "../domain/commands.ts";
import { decide } from "../domain/decide.ts";
import type { Decision } from "../domain/decision.ts";
import type { Loaded } from "../persistence/situations.ts";
import { byId, type ChangeDeps, changeInteraction } from "./change-interaction.ts";
import { markOf } from "./standing.ts";

export interface OwnDeps extends ChangeDeps {
  readonly messaging: ChangeDeps["messaging"] & Pick<Messaging, "markReadAtProvider">;
}

/** Somebody who acts, and what they may see (R13). */
export interface ScopedActor extends Actor {
  readonly scope: AccountScope;
}

/** What came of an act: done, or why not and who owns the interaction. */
export type Owned =
  | { readonly type: "done"; readonly interactionId: InteractionId }
  | { readonly type: "refused"; readonly because: Refusal; readonly ownerId: UserId | null }
  | { readonly type: "notFound" };

/** Makes the taker the owner of an interaction that waits for somebody (R5), or of any for those who may step in. */
export function takeInteraction(deps: ChangeDeps, id: InteractionId, by: ScopedActor): Promise<Owned> {
  return act(deps, id, by, ({ situation, now }) => decide(situation, { type: "take", by }, now));
}

/** Gives it back: to the queue that brought it, else to whoever takes it. */
export function handBackInteraction(deps: ChangeDeps, id: InteractionId, by: ScopedActor): Promise<Owned> {
  return act(deps, id, by, ({ situation, now }) => decide(situation, { type: "handBack", by }, now));
}

/** Takes a transfer back (R9). */
export function cancelTransfer(deps: ChangeDeps, id: InteractionId, by: ScopedActor): Promise<Owned> {
  return act(deps, id, by, ({ situation, now }) => decide(situation, { type: "cancelTransfer", by }, now));
}

/** The owner opens its tab, and the customer sees so where the provider can tell. Anybody else's look changes nothing. */
export function openTab(deps: OwnDeps, id: InteractionId, by: ScopedActor): Promise<Owned> {
  const command = { type: "openTab", agentId: by.userId } as const;
  return act(deps, id, by, async (loaded, em) => {
    const { situation, now } = loaded;
    const change = decide(situation, command, now);
    if (markOf(change) !== "read") return change;
    if (situation.isUnread) await deps.messaging.markReadAtProvider(em, id);
    return change;
  });
}

/** The owner closes the tab and stays the owner (R8). */
export function closeTab(deps: ChangeDeps, id: InteractionId, by: ScopedActor): Promise<Owned> {
  const command: Command = { type: "closeTab", agentId: by.userId };
  return act(deps, id, by, ({ situation, now }) => decide(situation, command, now));
}

/** One act of somebody on what they may see; `decideOn` answers null where there is nothing to act on. */
export async function act(
  deps: ChangeDeps,
  id: InteractionId,
  { scope }: { readonly scope: AccountScope },
  decideOn: (loaded: Loaded, em: Em) => Decision | null | Promise<Decision | null>,
): Promise<Owned> {
  const owned = await changeInteraction<Owned>(
    deps,
    byId(id),
    (loaded, em) => (isAccountInScope(loaded.situation.accountId, scope) ? decideOn(loaded, em) : null),
    (decision, { situation: { ownerId } }) =>
      "refusal" in decision
        ? { type: "refused", because: decision.refusal, ownerId }
        : { type: "done", interactionId: id },
  );
  return owned ?? { type: "notFound" };
}
