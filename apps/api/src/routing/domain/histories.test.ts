/** Thousands of histories of a contact centre, held to R5–R11 after every act. */
import type { QueueStrategy } from "@parley/schema";
import fc from "fast-check";
import { type Act, histories } from "../testing/histories.ts";
import { type Watch, World } from "../testing/world.ts";
import { type Directory, isEligible, isPresent, type RoutableAgent } from "./agents.ts";
import type { Change } from "./effects.ts";
import type { Hunt } from "./hunt.ts";
import type { RoutedSituation } from "./situation.ts";

const strategies = fc.constantFrom<QueueStrategy>("beep_all", "round_robin", "least_recent");

function huntOf({ state }: Pick<RoutedSituation, "state">): Hunt | null {
  return state?.stage === "hunting" ? state.hunt : null;
}

/** Whom a search could ask. */
function candidates({ target, rejectedBy }: Hunt, { accountId }: RoutedSituation, who: Directory): RoutableAgent[] {
  const ids = target.type === "agent" ? [target.agentId] : (who.queue(target.queueId)?.members ?? []);
  return ids
    .filter((id) => !rejectedBy.includes(id))
    .map((id) => who.agent(id))
    .filter((agent) => isEligible(agent, accountId));
}

const holdsOffers: Watch = (due, changes, _before, after) => {
  for (const [place, change] of changes.entries()) {
    const situation = due[place] as RoutedSituation;
    for (const effect of change.effects) {
      if (effect.do !== "offer") continue;
      const agent = after.agent(effect.agentId);
      if (!isPresent(agent, situation.accountId)) throw new Error("it rang for somebody who is not there");
      const isOwn = change.phase === "assigned" && change.ownerId === agent.id;
      if (!isOwn && agent.owned + agent.ringing > agent.capacity) throw new Error("it rang beyond somebody's capacity");
      const hunt = huntOf(change);
      if (hunt?.target.type === "queue" && !after.queue(hunt.target.queueId)?.members.includes(effect.agentId))
        throw new Error("it rang outside the queue");
      if (hunt?.rejectedBy.includes(effect.agentId)) throw new Error("it rang for somebody who had refused");
    }
  }
  holdsOrder(due, changes, after);
};

/** Its place among those that wait: since when, then in which order they were opened. */
function placeOf({ waitingSince, facts }: RoutedSituation): string {
  if (waitingSince === null) throw new Error("it competes and waits since never");
  return `${waitingSince.toISOString()} ${facts.interaction.id}`;
}

/** Nobody is asked for a later interaction while an earlier one of the same queue asks nobody and could ask them (R6). */
function holdsOrder(due: readonly RoutedSituation[], changes: readonly Change[], after: Directory): void {
  const asked = due.flatMap((situation, place) => {
    const effects = changes[place]?.effects ?? [];
    // One's own interaction that comes back takes no place from anybody.
    const isOwn = (agentId: string) => changes[place]?.phase === "assigned" && situation.ownerId === agentId;
    return effects.flatMap((it) =>
      it.do === "offer" && it.queueId !== null && !isOwn(it.agentId) ? [{ situation, offer: it }] : [],
    );
  });
  for (const [place, change] of changes.entries()) {
    const earlier = due[place] as RoutedSituation;
    const hunt = huntOf(change);
    if (hunt?.target.type !== "queue" || change.phase !== "routing") continue;
    const { queueId } = hunt.target;
    for (const { situation, offer } of asked) {
      const isEarlier = placeOf(earlier) < placeOf(situation);
      const couldAsk =
        !hunt.rejectedBy.includes(offer.agentId) && after.queue(queueId)?.members.includes(offer.agentId) === true;
      if (isEarlier && offer.queueId === queueId && couldAsk) throw new Error("a later one was served first");
    }
  }
}

/** What must hold of everything open whenever routing has come to rest. */
function holds(world: World, who: Directory | null): void {
  for (const situation of world.open) {
    const { phase, state, dueAt, ownerId, pending } = situation;
    const hunt = huntOf(situation);
    if (phase === "assigned" && ownerId === null) throw new Error("owned by nobody");
    if (phase !== "assigned" && phase !== "waiting" && hunt === null) throw new Error("nobody looks after it");
    if (state !== null && (dueAt === null || dueAt <= world.now)) throw new Error("a wait was lost");
    if (hunt !== null && hunt.giveUpAt <= world.now) throw new Error("a search outlived its time");
    if (hunt === null && pending.length > 0) throw new Error("it rings though nobody looks");
    if (pending.some(({ expiresAt }) => expiresAt <= world.now)) throw new Error("an offer outlived its time");
    if (new Set(pending.map(({ agentId }) => agentId)).size < pending.length) throw new Error("it rings twice");
    if ((phase === "offered") !== (pending.length > 0 && phase !== "assigned")) throw new Error("a wrong phase");
    if (hunt !== null && who !== null && pending.length === 0 && hunt.reason !== "assigned_agent") {
      if (candidates(hunt, situation, who).length > 0) throw new Error("somebody could have been asked");
    }
  }
}

test("whatever happens, one owner, no orphan, no lost wait, no offer to the ineligible, oldest first", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(histories(60), strategies, (history, strategy) => {
      let who: Directory | null = null;
      const world = new World(strategy, (due, changes, before, after) => {
        who = after;
        holdsOffers(due, changes, before, after);
      });
      for (const act of history) {
        if (!world.can(act)) continue;
        seen.set(act.type, (seen.get(act.type) ?? 0) + 1);
        who = null;
        world.do(act);
        holds(world, who);
      }
    }),
    { numRuns: 5_000 },
  );
  // A history that never comes to an act proves nothing of it.
  const kinds: Act["type"][] = ["accepts", "rejects", "takes", "transfers", "cancelsTransfer", "handsBack", "isGiven"];
  for (const kind of [...kinds, "closes", "getsOrLosesAccount", "deletesQueue"]) {
    expect(seen.get(kind) ?? 0).toBeGreaterThan(10);
  }
}, 60_000);
