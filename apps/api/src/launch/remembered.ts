/** Small facts that must be the same at the next start, in files only their owner can read. */
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

/** The wished port when it is free, else any free one. Loopback only. */
export async function freePort(wished: unknown): Promise<number> {
  return (typeof wished === "number" ? await tryPort(wished) : null) ?? (await tryPort(0)) ?? freePort(undefined);
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(null));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : null));
    });
  });
}
