import type { InteractionId, UserId } from "@parley/schema";
import type { Database } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";
import { beginDisposing, endDisposing, endOverdueDisposing } from "./disposing.ts";
import { createPause, deletePause, listPauses, updatePause } from "./reasons.ts";

export interface PausesDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  readonly logger: Logger;
  /** Somebody may be offered something again, or no longer (R7). */
  readonly eligibilityChanged: () => void;
}

type Bound<Act> = Act extends (database: Database, ...args: infer Args) => infer Answer
  ? (...args: Args) => Answer
  : never;

/** Reasons to be on pause, and the pause that closing an interaction sets by itself (R11). */
export interface Pauses {
  list: Bound<typeof listPauses>;
  create: Bound<typeof createPause>;
  update: Bound<typeof updatePause>;
  delete: Bound<typeof deletePause>;
  beginDisposing: Bound<typeof beginDisposing>;
  endDisposing(interactionId: InteractionId, userId: UserId): Promise<void>;
  stop(): Promise<void>;
}

const SWEEP_MS = 1_000;

export function startPauses({ database, log, logger, eligibilityChanged }: PausesDeps): Pauses {
  const announce = () => {
    log.committed();
    eligibilityChanged();
  };
  const sweep = startPulse({
    run: async () => {
      if ((await endOverdueDisposing(database)) > 0) announce();
      return false;
    },
    everyMs: SWEEP_MS,
    onError: (error) => logger.warn({ error: asLogged(error) }, "pauses cannot be ended, tries again"),
  });
  return {
    list: () => listPauses(database),
    create: (by, input) => createPause(database, by, input),
    update: (by, input) => updatePause(database, by, input),
    delete: (by, input) => deletePause(database, by, input),
    async beginDisposing(interactionId, by: { readonly userId: UserId; readonly scope: AccountScope }) {
      const begun = await beginDisposing(database, interactionId, by);
      announce();
      return begun;
    },
    async endDisposing(interactionId, userId) {
      await database.transaction(async (em) => record(em, await endDisposing(em, interactionId, userId)));
      announce();
    },
    stop: () => sweep.stop(),
  };
}
