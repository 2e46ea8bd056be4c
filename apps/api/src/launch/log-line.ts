/** What a log file holds: one JSON object a line, whoever printed it. */
import { stripVTControlCharacters } from "node:util";

export interface Printed {
  /** The process by the name of its log. */
  readonly process: string;
  readonly stream: "stdout" | "stderr";
  readonly line: string;
}

/** A structured line as it is; a stack trace, a banner or a server's own line inside an object of ours. */
export function asLogLine({ process, stream, line }: Printed, now: Date): string {
  if (isJsonObject(line)) return line;
  const text = stripVTControlCharacters(line).trimEnd();
  return JSON.stringify({ level: levelOf(text, stream), time: now.toISOString(), process, line: text });
}

/** What a file says about itself after lines were lost. */
export function lossLine(process: string, lost: { lines: number; since: Date; error: string }, now: Date): string {
  const { lines, since, error } = lost;
  return JSON.stringify({
    level: "warn",
    time: now.toISOString(),
    process,
    lines,
    since: since.toISOString(),
    error,
    msg: "lines were not written to this file",
  });
}

function isJsonObject(line: string): boolean {
  if (!line.startsWith("{") || !line.endsWith("}")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL's severities; its lines begin with moment and process. */
const SEVERITY = /^\S+ \S+ \S+ \[\d+\] ([A-Z]+)\d?: /;
const LEVELS: Readonly<Record<string, string>> = {
  DEBUG: "debug",
  WARNING: "warn",
  ERROR: "error",
  FATAL: "error",
  PANIC: "fatal",
};

function levelOf(text: string, stream: Printed["stream"]): string {
  const severity = SEVERITY.exec(text)?.[1];
  if (severity !== undefined) return LEVELS[severity] ?? "info";
  return stream === "stderr" ? "warn" : "info";
}
