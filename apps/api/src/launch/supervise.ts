/** One part of the running system: started, and started again with growing pauses whenever it dies after it has served. */
import { setTimeout as pause } from "node:timers/promises";
import { nextPauseMs } from "./back-off.ts";
import { until } from "./readiness.ts";
import { Trouble } from "./trouble.ts";

/** A process, or what stands for one. */
export interface Running {
  /** Settles when it is gone, with why, in words. */
  readonly gone: Promise<string>;
  tail(): string;
  stop(): Promise<void>;
  kill(): void;
}

export interface Part {
  readonly name: string;
  /** Starts it, with how to see that it serves. Rejects when it cannot be started. */
  begin(): Promise<{ readonly running: Running; readonly isServing: () => Promise<boolean> }>;
  /** Runs one start, to tell of it. */
  step(start: () => Promise<Running>): Promise<Running>;
  /** It will be started again after the pause. */
  lost(why: string, pauseMs: number): void;
}

export interface Supervised {
  /** Resolves when it serves for the first time; rejects when it dies before. */
  start(): Promise<void>;
  /** Starts it anew now; resolves when it has stopped. */
  renew(): Promise<void>;
  /** Stops it for good, in whatever state it is. */
  stop(): Promise<void>;
  /** Kills it without asking, and waits for nothing. */
  kill(): void;
}

/** It died before it served. */
export class NeverServed extends Trouble {
  constructor(
    readonly part: string,
    readonly why: string,
    readonly lastWords: string,
  ) {
    super(`${part} stopped before it served (${why})`);
  }
}

export function supervise(part: Part): Supervised {
  const end = new AbortController();
  const impatience = Promise.withResolvers<void>();
  let beginning: Promise<unknown> = Promise.resolve();
  let running: Running | null = null;
  let waiting = new AbortController();
  let isRenewed = false;

  async function serve(): Promise<Running> {
    const begun = part.begin().then((found) => {
      running = found.running;
      return found;
    });
    beginning = begun.catch(() => undefined);
    const { running: it, isServing } = await begun;
    const died = it.gone.then((why) => {
      running = null;
      throw new NeverServed(part.name, why, it.tail());
    });
    await Promise.race([until(async () => running !== it || isServing()), died]);
    return it;
  }

  /** Its whole life, from the first start to the end of all. */
  async function live(served: () => void): Promise<void> {
    let pauseMs: number | null = null;
    for (let isFirst = true; !end.signal.aborted; isFirst = false) {
      let why: string;
      let servedMs = 0;
      try {
        const it = await part.step(serve);
        const since = performance.now();
        served();
        why = `stopped (${await it.gone})`;
        servedMs = performance.now() - since;
      } catch (failure) {
        if (isFirst) throw failure;
        why = failure instanceof NeverServed ? `stopped (${failure.why})` : `did not start (${firstLine(failure)})`;
      }
      if (end.signal.aborted) return;
      if (isRenewed) {
        isRenewed = false;
        pauseMs = null;
        continue;
      }
      pauseMs = nextPauseMs(pauseMs, servedMs);
      part.lost(why, pauseMs);
      waiting = new AbortController();
      await pause(pauseMs, undefined, { signal: AbortSignal.any([end.signal, waiting.signal]) }).catch(() => undefined);
    }
  }

  return {
    start: () => new Promise((served, fail) => live(served).catch(fail)),
    async renew() {
      waiting.abort();
      // One that waits for its next start, or is being started, is new anyway.
      if (running === null) return;
      isRenewed = true;
      await running.stop();
    },
    async stop() {
      end.abort();
      await Promise.race([beginning, impatience.promise]);
      await running?.stop();
    },
    kill() {
      running?.kill();
      impatience.resolve();
    },
  };
}

function firstLine(failure: unknown): string {
  return (failure instanceof Error ? failure.message : String(failure)).split("\n")[0] ?? "";
}
