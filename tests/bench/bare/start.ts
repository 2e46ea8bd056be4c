/** Starts a bare server as a process of its own, as Parley's are. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Child, startChild } from "../../../apps/api/src/launch/children.ts";
import { accepts, until } from "../../../apps/api/src/launch/readiness.ts";
import { freePort } from "../../../apps/api/src/launch/remembered.ts";

/** It ends with whoever started it, as Parley's processes do. */
const LIFELINE = new URL("../../../apps/api/src/launch/lifeline.ts", import.meta.url).href;

export interface BareServer {
  /** Without a trailing slash. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Resolves when it listens. */
export async function startBare(
  program: "endpoint" | "echo" | "inbox" | "page",
  environment: Readonly<Record<string, string>>,
): Promise<BareServer> {
  const port = await freePort(undefined);
  const logs = await mkdtemp(join(tmpdir(), "parley-bare-"));
  const child: Child = startChild(
    {
      name: `bare-${program}`,
      command: process.execPath,
      args: ["--import", LIFELINE, fileURLToPath(new URL(`${program}.ts`, import.meta.url))],
      cwd: process.cwd(),
      environment: { ...process.env, NODE_ENV: "production", PORT: String(port), ...environment },
      lifeline: "channel",
      stopSignal: "SIGTERM",
      stopWithinMs: 3_000,
    },
    logs,
  );
  await until(async () => {
    if (!child.isRunning()) throw new Error(`The bare ${program} stopped: ${child.tail()}`);
    return accepts(port);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      await child.stop();
      await rm(logs, { recursive: true, force: true });
    },
  };
}
