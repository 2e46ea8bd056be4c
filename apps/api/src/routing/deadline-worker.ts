import type { Logger } from "../platform/logging.ts";
import { asLogged } from "../platform/logging.ts";
import { type Pulse, startPulse } from "../platform/pulse.ts";

/** How often a node looks for what is due without being told: bounds what a lost wake-up costs. */
const LOOK_BY_ITSELF_MS = 500;
/** Timers of the runtime are exact to a millisecond or two; a look too early would spin. */
const NOT_EARLIER_MS = 2;

export interface DeadlineWork {
  /** Does what is due, one batch; how many there were. */
  readonly run: () => Promise<number>;
  /** When the next falls due, in milliseconds from now by the database's clock; null: none is set. */
  readonly msToNext: () => Promise<number | null>;
  readonly onDone: () => void;
  readonly logger: Logger;
  /** For the log, when it fails. */
  readonly what: string;
}

/** Does what falls due on time: no deadline waits in memory, only the next look does (R14). What is overdue comes first. */
export function startDeadlineWorker({ run, msToNext, onDone, logger, what }: DeadlineWork): Pulse {
  let alarm: NodeJS.Timeout | undefined;
  const pulse = startPulse({
    run: async () => {
      clearTimeout(alarm);
      if ((await run()) > 0) {
        onDone();
        return true;
      }
      const ms = await msToNext();
      if (ms !== null && ms < LOOK_BY_ITSELF_MS)
        alarm = setTimeout(() => pulse.ask(), Math.max(ms, 0) + NOT_EARLIER_MS);
      return false;
    },
    everyMs: LOOK_BY_ITSELF_MS,
    onError: (error) => logger.warn({ error: asLogged(error) }, `${what} failed, tries again`),
  });
  return {
    ask: () => pulse.ask(),
    async stop() {
      await pulse.stop();
      clearTimeout(alarm);
    },
  };
}
