/** Where things stand in a clone. Plain JavaScript without dependencies: runs on Node 20 before anything is installed. */
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The clone's top folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");

/** The pinned Node, there once the packages are installed. */
export const pinnedNode = join(root, "node_modules/.bin/node");

/** The environment of everything that runs on the pinned Node: our binaries first, no tool calls home. */
export function toolEnvironment() {
  return {
    ...process.env,
    PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    NPM_CONFIG_UPDATE_NOTIFIER: "false",
  };
}
