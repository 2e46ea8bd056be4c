/** What a benchmark is, and what it is given. */
import type { BareServer, startBare } from "./bare/start.ts";
import type { Row } from "./report/row.ts";
import type { BenchSystem } from "./system/system.ts";

export interface Bench {
  /** What it is chosen by on the command line: one for each goal it measures. */
  readonly ids: readonly string[];
  readonly about: string;
  run(place: Place): Promise<Outcome>;
}

export interface Outcome {
  readonly rows: readonly Row[];
  /** Lost or doubled messages, two winners: what makes the whole run fail. One line each. */
  readonly wrong: readonly string[];
}

/** Where a benchmark runs: everything it starts here is stopped after it. */
export interface Place {
  readonly rounds: number;
  readonly seconds: number;
  /** A whole Parley with an empty database of its own; `pages`: with the console. */
  startSystem(options?: { readonly pages?: boolean }): Promise<BenchSystem>;
  /** A bare server on a database of its own on the same server, or on the system's (`databaseUrl`). */
  startBare(
    program: Parameters<typeof startBare>[0],
    environment?: Readonly<Record<string, string>>,
  ): Promise<BareServer>;
  /** Something else to be stopped after the benchmark; last in, first out. */
  leave(stop: () => Promise<void> | void): void;
  /** A line on progress, not on results. */
  say(line: string): void;
}
