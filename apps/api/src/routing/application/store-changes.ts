import type { AccountId, InteractionId } from "@parley/schema";
import { type CloseInteractions, storeStandings } from "../../interactions/index.ts";
import type { Messaging } from "../../messaging/index.ts";
import type { Em } from "../../platform/database.ts";
import { type Fact, record } from "../../platform/event-log/fact.ts";
import { newId } from "../../platform/ids.ts";
import { waitingSince } from "../domain/change.ts";
import type { Change, Effect } from "../domain/effects.ts";
import { pendingTransfer } from "../domain/hunt.ts";
import type { Situation } from "../domain/situation.ts";
import { endOffers, insertOffers, type MadeOffer } from "../persistence/offers.ts";
import { insertHistory } from "../persistence/routing-history.ts";
import type { Loaded } from "../persistence/situations.ts";
import { markOf, standingOf } from "./standing.ts";
import { storePlanEffects } from "./store-plan-effects.ts";

export interface StoreChangesDeps {
  readonly messaging: Pick<Messaging, "addAutomaticReplies" | "addSystemLines">;
  readonly closeInteractions: CloseInteractions;
}

/** What was decided for one interaction. */
export interface Decided {
  readonly loaded: Loaded;
  readonly change: Change;
}

interface Subject {
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
}
type EffectOf<Kind> = Extract<Effect, { readonly do: Kind }>;

/** Stores decisions, each kind of effect of all of them in one statement, and records what was done. */
export async function storeChanges(em: Em, deps: StoreChangesDeps, decided: readonly Decided[]): Promise<void> {
  const effects = decided.flatMap(({ loaded, change }) =>
    change.effects.map((effect) => ({ subject: subjectOf(loaded), effect })),
  );
  const all = <Kind extends Effect["do"]>(kind: Kind) =>
    effects.flatMap(({ subject, effect }) =>
      effect.do === kind ? [{ subject, effect: effect as EffectOf<Kind> }] : [],
    );
  const ended = all("endOffer");
  await endOffers(
    em,
    ended.map(({ effect: { offerId, as, because, takenById } }) => ({
      id: offerId,
      as,
      because,
      takenById,
    })),
  );
  const open = decided.filter(({ change: { phase } }) => phase !== "closed");
  await storeStandings(
    em,
    open.map(({ loaded, change }) => standingOf(loaded, change)),
  );
  const made = all("offer").map(
    ({ subject, effect: { do: _do, ...offer } }): MadeOffer => ({ id: newId(), ...subject, ...offer }),
  );
  await insertHistory(
    em,
    all("history").map(({ subject, effect: { do: _do, ...entry } }) => ({
      interactionId: subject.interactionId,
      ...entry,
    })),
  );
  await insertOffers(em, made);
  await record(em, [
    ...(await storePlanEffects(em, deps, effects)),
    ...(await deps.messaging.addSystemLines(
      em,
      all("line").map(({ subject, effect: { event, authorId, detail = null } }) => ({
        ...subject,
        event,
        authorId,
        detail,
      })),
    )),
    ...(await deps.closeInteractions(em, all("close").map(asClosing))),
    ...ended.map(({ subject, effect }) => ({ ...offerFact(subject, effect), kind: "offer_changed" as const })),
    ...made.map(({ id, agentId, interactionId, accountId }) => ({
      ...offerFact({ interactionId, accountId }, { offerId: id, agentId }),
      kind: "offer_made" as const,
    })),
    ...open
      .filter(hasShownChange)
      .map(({ loaded }) => ({ kind: "interaction_changed" as const, ...subjectOf(loaded) })),
    ...[...new Set(all("places").map(({ effect }) => effect.agentId))].map((userId) => ({
      kind: "presence_changed" as const,
      userId,
    })),
  ]);
}

function subjectOf({ id, situation: { accountId } }: Loaded): Subject {
  return { interactionId: id, accountId };
}

function offerFact(subject: Subject, { offerId, agentId }: { readonly offerId: string; readonly agentId: string }) {
  return { ...subject, offerId, onlyForUserId: agentId } satisfies Partial<Fact>;
}

function asClosing({ subject, effect }: { readonly subject: Subject; readonly effect: EffectOf<"close"> }) {
  return {
    interactionId: subject.interactionId,
    closedBy: effect.by,
    dispositionId: effect.dispositionId,
    agentId: effect.closerId ?? null,
    note: effect.note ?? null,
  };
}

/** Whether anything that a viewer sees of the interaction itself moved; a closed one is told of by its closing. */
function hasShownChange({ loaded: { situation, now }, change }: Decided): boolean {
  const mark = markOf(change);
  const waits = waitingSince(situation, change, now) !== null;
  return (
    SHOWN.some((part) => situation[part] !== change[part]) ||
    waits !== (situation.waitingSince !== null) ||
    (mark !== null && (mark === "unread") !== situation.isUnread) ||
    pendingTransfer(situation.state)?.requestedAt.getTime() !== pendingTransfer(change.state)?.requestedAt.getTime() ||
    change.effects.some((effect) => effect.do === "tag")
  );
}

const SHOWN = ["phase", "ownerId", "assignedQueueId", "isTabOpen"] as const satisfies readonly (keyof Situation)[];
