/**
 * What the operator told `npm start`. The launcher reads the process's environment itself: it runs before the API and
 * decides what the API's environment will be.
 */

import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { LogLimits } from "./log-rotation.ts";

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
  /** Rebuild and restart on every change of a source. */
  readonly isDevelopment: boolean;
  /** Passed on to every process. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The settings by the contract's names and defaults; `start.mjs` has already refused what cannot work. */
export function readSettings(environment: NodeJS.ProcessEnv, args: readonly string[]): LaunchSettings {
  return {
    host: environment.HOST ?? "127.0.0.1",
    port: Number(environment.PORT ?? 3000),
    dataDir: resolve(root, environment.DATA_DIR ?? ".parley"),
    databaseUrl: environment.DATABASE_URL || null,
    hasDemo: environment.DEMO !== "0",
    isDevelopment: args.includes("--dev"),
    environment,
  };
}

/** How long and how large logs may become, by the contract's names and defaults. */
export function logLimits(environment: NodeJS.ProcessEnv): LogLimits {
  return {
    mostBytes: Number(environment.LOG_FILE_MB || 20) * 1_048_576,
    keepDays: Number(environment.LOG_DAYS || 14),
    keepFiles: Number(environment.LOG_FILES || 14),
  };
}
