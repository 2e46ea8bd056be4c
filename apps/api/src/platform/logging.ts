import { type Logger, pino } from "pino";
import { openLogOutput } from "./log-output.ts";
import { createRepetition, SUM_UP_MS } from "./repetition.ts";

export type { Logger } from "pino";

const WARN = pino.levels.values.warn ?? 0;

/**
 * Structured logs on stdout. What a caller passes is ids, states and counts: never a secret, a text or a
 * number of a person. What is wrong again and again, as everything is while the database is away, is written a few
 * times and then summed up: here and not where files are written, since service managers read stdout too.
 */
export function createLogger(level: string): Logger {
  const repetition = createRepetition();
  const output = openLogOutput(1, (lines) => logger.warn({ lines }, "lines were not written: stdout took none"));
  const logger: Logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(args, method, severity) {
          const [values, words] = args as readonly unknown[] as readonly [object | string, string?];
          const sumUp = (times: number, since: Date) =>
            method.apply(this, [
              { ...(typeof values === "string" ? {} : values), times, since },
              `${words ?? values} (the same ${times}× since ${since.toISOString()})`,
            ]);
          if (severity < WARN || repetition.admits(kindOf(values, words), sumUp, new Date())) method.apply(this, args);
        },
      },
    },
    output,
  );
  setInterval(() => repetition.sumUp(), SUM_UP_MS).unref();
  // Before the output's own last words.
  process.prependListener("exit", () => repetition.sumUp());
  return logger;
}

/** Lines are of one kind when they say the same of the same error and account; other ids do not count. */
function kindOf(values: object | string, words: string | undefined): string {
  if (typeof values === "string") return values;
  const { name, message } = "error" in values ? (values.error as ReturnType<typeof asLogged>) : {};
  const accountId = "accountId" in values ? values.accountId : null;
  return JSON.stringify([words, name, message, accountId]);
}

/** An error as a log line: its name, message and place, without the parameters a driver may have put into it. */
export function asLogged(error: unknown): {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
} {
  if (!(error instanceof Error)) return { name: "NotAnError", message: typeof error, stack: undefined };
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
  return { name: error.name, message: error.message.split("\n", 1)[0] ?? "", stack: frames?.join("\n") };
}
