import type { CloseInteractions } from "../../interactions/index.ts";
import type { Messaging } from "../../messaging/index.ts";
import { type Database, type Em, isDatabaseAway } from "../../platform/database.ts";
import { type Fact, record } from "../../platform/event-log/fact.ts";
import { newId } from "../../platform/ids.ts";
import { asLogged, type Logger } from "../../platform/logging.ts";
import { type Advance, advance, type Effect } from "../domain/advance.ts";
import { loadDirectory } from "../persistence/directory.ts";
import { type DueInteraction, databaseNow, lockDue, lockRouter, putOffFirstDue } from "../persistence/due.ts";
import {
  endOffers,
  insertOffers,
  type MadeOffer,
  storeQueueMemories,
  storeStates,
} from "../persistence/store-advances.ts";
import { storePlanEffects } from "./store-plan-effects.ts";
import { WITHDRAWN_BECAUSE } from "./withdraw-offers.ts";

export interface RouteDueDeps {
  readonly database: Database;
  readonly messaging: Pick<Messaging, "addAutomaticReplies" | "addSystemLines">;
  readonly closeInteractions: CloseInteractions;
  readonly logger: Logger;
}

const BATCH = 100;
const PUT_OFF_SECONDS = 30;

interface Decided {
  readonly due: DueInteraction;
  readonly advance: Advance;
}

/**
 * Decides for every interaction that is due, one batch in one transaction; how many there were. When a batch
 * cannot be decided its interactions are tried one by one, and only the one that fails is put off: it holds
 * up nobody else.
 */
export async function routeDue(deps: RouteDueDeps): Promise<number> {
  try {
    return await routeBatch(deps, BATCH);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    deps.logger.warn({ error: asLogged(error) }, "a batch of interactions could not be routed, one by one now");
    return routeOneByOne(deps);
  }
}

function routeBatch(deps: RouteDueDeps, limit: number): Promise<number> {
  return deps.database.transaction(async (em) => {
    await lockRouter(em);
    const due = await lockDue(em, limit);
    if (due.length === 0) return 0;
    const directory = await loadDirectory(em);
    const now = await databaseNow(em);
    const memories = new Map([...directory.queues].map(([id, queue]) => [id, queue.lastOfferedAgentId]));

    const decided = due.map((it) => ({ due: it, advance: advance(it.situation, directory, now) }));

    const moved = [...directory.queues.values()].filter((queue) => memories.get(queue.id) !== queue.lastOfferedAgentId);
    await storeQueueMemories(em, moved);
    await store(em, decided, deps);
    return due.length;
  });
}

async function routeOneByOne(deps: RouteDueDeps): Promise<number> {
  for (let howMany = 0; howMany < BATCH; howMany += 1) {
    try {
      if ((await routeBatch(deps, 1)) === 0) return howMany;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const interactionId = await putOffFirstDue(deps.database.fork(), PUT_OFF_SECONDS);
      deps.logger.error({ interactionId, error: asLogged(error) }, "an interaction cannot be routed, put off");
    }
  }
  return BATCH;
}

async function store(em: Em, decided: readonly Decided[], deps: RouteDueDeps): Promise<void> {
  const effects = decided.flatMap(({ due, advance: { effects } }) => effects.map((effect) => ({ due, effect })));
  const all = <Kind extends Effect["do"]>(kind: Kind) =>
    effects.filter((it): it is { due: DueInteraction; effect: Extract<Effect, { do: Kind }> } => it.effect.do === kind);

  const ended = [
    ...all("expire").map(({ due, effect }) => ({ due, effect, state: "expired" as const, because: null })),
    ...all("withdraw").map(({ due, effect }) => ({
      due,
      effect,
      state: "withdrawn" as const,
      because: WITHDRAWN_BECAUSE[effect.because],
    })),
  ];
  await endOffers(
    em,
    ended.map(({ effect, state, because }) => ({ id: effect.offerId, state, because })),
  );
  const made = all("offer").map(
    ({ due, effect }): MadeOffer => ({
      id: newId(),
      interactionId: due.id,
      accountId: due.situation.accountId,
      agentId: effect.agentId,
      queueId: effect.queueId,
      reason: effect.reason,
      expiresAt: effect.expiresAt,
    }),
  );
  await storeStates(
    em,
    decided
      .filter(({ advance: { phase } }) => phase !== "closed")
      .map(({ due, advance: it }) => ({ id: due.id, advance: it })),
  );
  await insertOffers(em, made);

  const subject = (due: DueInteraction) => ({ interactionId: due.id, accountId: due.situation.accountId });
  const facts: Fact[] = [
    ...(await storePlanEffects(
      em,
      deps,
      effects.map(({ due, effect }) => ({ subject: subject(due), effect })),
    )),
    ...(await deps.closeInteractions(
      em,
      all("close").map(({ due, effect }) => ({
        interactionId: due.id,
        closedBy: "plan" as const,
        dispositionId: effect.dispositionId,
        agentId: null,
        note: null,
      })),
    )),
    ...ended.map(({ due, effect }) => ({
      kind: "offer_changed" as const,
      ...subject(due),
      offerId: effect.offerId,
      onlyForUserId: effect.agentId,
    })),
    ...made.map((offer) => ({
      kind: "offer_made" as const,
      interactionId: offer.interactionId,
      accountId: offer.accountId,
      offerId: offer.id,
      onlyForUserId: offer.agentId,
    })),
    ...decided.filter(hasShownChange).map(({ due }) => ({ kind: "interaction_changed" as const, ...subject(due) })),
  ];
  await record(em, facts);
}

/** Whether anything that a viewer sees of the interaction itself moved; a closed one is told of by its closing. */
function hasShownChange({ due, advance: { phase, effects } }: Decided): boolean {
  return phase !== "closed" && (phase !== due.situation.phase || effects.some((effect) => effect.do === "tag"));
}
