/**
 * What the operator told `npm start`. The launcher reads the process's environment itself: it runs before the API and
 * decides what the API's environment will be.
 */

import { randomBytes } from "node:crypto";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { LogLimits } from "./log-rotation.ts";
import { letsOthersIn } from "./loopback.ts";

/** The clone's top folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");

export interface LaunchSettings {
  readonly host: string;
  readonly port: number;
  /** Absolute; holds the database, the generated keys, the ports in use and the logs. */
  readonly dataDir: string;
  /** Null means: the embedded database. */
  readonly databaseUrl: string | null;
  /** Demo data and the simulated providers and phones. */
  readonly hasDemo: boolean;
  /** The setting that lets others in, for which the demo that was wanted does not run; null: it runs, or was not wanted. */
  readonly demoRefusedFor: "HOST" | "PUBLIC_URL" | null;
  /** What the API shows the simulator's control API. */
  readonly simulatorToken: string;
  /** Rebuild and restart on every change of a source. */
  readonly isDevelopment: boolean;
  /** Passed on to every process. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The settings by the contract's names and defaults; `start.mjs` has already refused what cannot work. */
export function readSettings(environment: NodeJS.ProcessEnv, args: readonly string[]): LaunchSettings {
  const host = environment.HOST ?? "127.0.0.1";
  const wantsDemo = environment.DEMO !== "0";
  const demoRefusedFor = wantsDemo ? letsOthersIn(host, environment.PUBLIC_URL || null) : null;
  return {
    host,
    port: Number(environment.PORT ?? 3000),
    dataDir: resolve(root, environment.DATA_DIR ?? ".parley"),
    databaseUrl: environment.DATABASE_URL || null,
    hasDemo: wantsDemo && demoRefusedFor === null,
    demoRefusedFor,
    simulatorToken: environment.SIMULATOR_TOKEN || randomBytes(32).toString("base64url"),
    isDevelopment: args.includes("--dev"),
    environment,
  };
}

/** How long and how large logs may become, by the contract's names and defaults. */
export function logLimits(environment: NodeJS.ProcessEnv): LogLimits {
  return {
    maxBytes: Number(environment.LOG_FILE_MB || 20) * 1_048_576,
    keepDays: Number(environment.LOG_DAYS || 14),
    keepFiles: Number(environment.LOG_FILES || 14),
  };
}
