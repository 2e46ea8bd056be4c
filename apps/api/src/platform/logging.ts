import { type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Lines waiting for a reader that has stopped reading are kept up to this; then the newest are dropped. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024;

/**
 * Structured logs on stdout (OPS-02). What a caller passes is ids, states and counts: never a secret, a text or a
 * number of a person (S20). Written without waiting: whoever reads our logs must not be able to stop us.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 1, sync: false, maxLength: MOST_WAITING_BYTES }),
  );
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
