/** What the command line asks: `npm run bench -- [p1 p3 …] [--rounds 5] [--seconds 4]`. */
import { parseArgs } from "node:util";

export interface BenchOptions {
  /** In lower case; empty: all. */
  readonly wanted: ReadonlySet<string>;
  /** Measured rounds of each benchmark, after one warm-up. */
  readonly rounds: number;
  /** How long one side of one round loads the system, about; bursts are sized by it too. */
  readonly seconds: number;
}

/** The options; throws one line for the person at the keyboard. */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "4" } },
  });
  const wanted = positionals.map((id) => id.toLowerCase());
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new Error(`There is no benchmark ${unknown}; there are ${known.join(", ")}.`);
  return {
    wanted: new Set(wanted),
    rounds: between("--rounds", Number(values.rounds), 1, 50),
    seconds: between("--seconds", Number(values.seconds), 0.5, 120),
  };
}

function between(name: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new Error(`${name} must be a number from ${least} to ${most}.`);
}
