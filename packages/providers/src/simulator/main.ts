/**
 * Runs the simulator by itself: `node main.ts [--port 3100] [--state <file>]`.
 * SIMULATOR_PORT, SIMULATOR_STATE and SIMULATOR_LIMITS=0 (no send limits of the vendors' own) say the same.
 * SIMULATOR_TOKEN opens its control API; without it one is made and printed.
 */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { createSimulator } from "./simulator.ts";

const { values } = parseArgs({ options: { port: { type: "string" }, state: { type: "string" } } });
const port = Number(values.port ?? process.env.SIMULATOR_PORT ?? 3_100);
const statePath = values.state ?? process.env.SIMULATOR_STATE;
const given = process.env.SIMULATOR_TOKEN || null;
const controlToken = given ?? randomBytes(24).toString("base64url");

try {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error("the port must be a number up to 65535");
  const simulator = await createSimulator({
    controlToken,
    ...(statePath === undefined || statePath === "" ? {} : { statePath }),
    vendorLimits: process.env.SIMULATOR_LIMITS !== "0",
  });
  await simulator.start({ port });
  process.stdout.write(`simulator ready at ${simulator.address()}\n`);
  if (given === null) process.stdout.write(`its control API takes: authorization: Bearer ${controlToken}\n`);
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      void simulator.stop().then(() => process.exit(0));
    });
} catch (cause) {
  process.stderr.write(`simulator: ${cause instanceof Error ? cause.message : "failed"}\n`);
  process.exitCode = 1;
}
