/** Small facts that must be the same at the next start, in files only their owner can read. */
import { randomInt } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";

/** The remembered record, or an empty one when there is none or it cannot be read. */
export function recall(file: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof found === "object" && found !== null ? { ...found } : {};
  } catch {
    return {};
  }
}

/** Replaces the record in one step: a crash leaves the old one or the new one. */
export function remember(file: string, record: Readonly<Record<string, unknown>>): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** No system takes the ports of outgoing connections from here: what is free stays free until it is listened on. */
const QUIET_PORTS = { from: 20_000, below: 32_768 };

/** The wished port when it is free, else any free one. Loopback only. */
export async function freePort(wished: unknown): Promise<number> {
  const port = typeof wished === "number" ? wished : randomInt(QUIET_PORTS.from, QUIET_PORTS.below);
  return (await isFree(port)) ? port : freePort(undefined);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => server.close(() => done(true)));
  });
}
