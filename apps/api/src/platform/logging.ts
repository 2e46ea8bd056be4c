import { type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Structured logs on stdout (OPS-02). What a caller passes is ids, states and counts: never a secret, a text or a number of a person (S20). */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}

/** An error as a log line: its name, message and place, without the parameters a driver may have put into it. */
export function asLogged(error: unknown): {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
} {
  if (!(error instanceof Error)) return { name: "NotAnError", message: typeof error, stack: undefined };
  return { name: error.name, message: error.message.split("\n", 1)[0] ?? "", stack: error.stack };
}
