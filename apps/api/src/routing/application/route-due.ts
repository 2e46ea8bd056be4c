import { lockDue, lockSearching, putOffFirstDue } from "../../interactions/index.ts";
import { type Database, type Em, isDatabaseAway } from "../../platform/database.ts";
import { asLogged, type Logger } from "../../platform/logging.ts";
import type { SystemCommands } from "../../platform/system-commands.ts";
import { storeLastOffered } from "../../queues/index.ts";
import { hasPlace, isThere } from "../domain/agents.ts";
import type { Change } from "../domain/effects.ts";
import { evaluateAll } from "../domain/evaluate.ts";
import type { RoutedSituation } from "../domain/situation.ts";
import { type LoadedDirectory, loadDirectory } from "../persistence/directory.ts";
import { loadPlanTargets, type OpeningHoursOf } from "../persistence/plan-targets.ts";
import { databaseNow, lockRouter } from "../persistence/router-lock.ts";
import { type Loaded, readRoutedSituations } from "../persistence/situations.ts";
import { autoAnswer } from "./auto-answer.ts";
import { type StoreChangesDeps, storeChanges } from "./store-changes.ts";

export interface RouteDueDeps extends StoreChangesDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly openingHours: OpeningHoursOf;
  readonly commands: SystemCommands;
}

const BATCH = 100;
const PUT_OFF_SECONDS = 30;

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
    const memories = new Map([...directory.queues].map(([id, queue]) => [id, queue.lastOfferedAgentId]));
    const ownTurn = await readRoutedSituations(em, due);
    const loaded = [...ownTurn, ...(limit > 1 ? await rivals(em, directory, ownTurn) : [])];

    const situations = loaded.map(({ situation }) => situation);
    const changes = evaluateAll(
      situations,
      {
        ...directory,
        ...(await loadPlanTargets(
          em,
          deps,
          situations.map(({ plan }) => plan),
        )),
      },
      await databaseNow(em),
    );

    const moved = [...directory.queues.values()].filter((queue) => memories.get(queue.id) !== queue.lastOfferedAgentId);
    await storeLastOffered(em, moved);
    await storeChanges(
      em,
      deps,
      loaded.flatMap((it, place) => {
        const change = changes[place];
        const isIdle = place >= due.length && change?.effects.length === 0;
        return change === undefined || isIdle ? [] : [{ loaded: it, change }];
      }),
    );
    await autoAnswer(
      em,
      deps,
      loaded.filter((_, place) => hasOffer(changes[place])).map(({ id }) => id),
    );
    return due.length;
  });
}

function hasOffer(change: Change | undefined): boolean {
  return change?.effects.some((effect) => effect.do === "offer") === true;
}

/** As many as could take the place of those who are due; the rest is looked at when a place is told of. */
const MAX_RIVALS = 20;

/**
 * Those that search already for somebody who has a place free now, or gets it free because an offer of those that
 * are due ends: whoever waits for less long may not pass them (R6). Usually none: whoever gets a place free is told
 * of, and then they are due themselves.
 */
async function rivals(
  em: Em,
  directory: LoadedDirectory,
  due: readonly Loaded[],
): Promise<readonly Loaded<RoutedSituation>[]> {
  const rung = new Set(due.flatMap(({ situation }) => situation.pending.map(({ agentId }) => agentId)));
  const mayTake = [...directory.agents.values()].filter((it) => isThere(it) && (hasPlace(it) || rung.has(it.id)));
  const agentIds = new Set(mayTake.map(({ id }) => id));
  const queueIds = [...directory.queues.values()]
    .filter(({ members }) => members.some((id) => agentIds.has(id)))
    .map(({ id }) => id);
  return readRoutedSituations(em, await lockSearching(em, { agentIds: [...agentIds], queueIds }, MAX_RIVALS));
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
