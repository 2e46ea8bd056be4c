/** `npm run dev`: compilers that watch the sources, and the API again whenever they have written something. */
import { watch } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Child, startChild } from "./children.ts";
import { type LaunchSettings, root } from "./settings.ts";

/** Compilers write many files at once: the restart waits until they have been quiet so long. */
const QUIET_MS = 400;
const COMPILED = ["packages/schema", "packages/providers", "apps/api"];

/** Starts one compiler per workspace; `restart` runs after each burst of written files, never twice at once. */
export function watchSources(settings: LaunchSettings, logs: string, restart: () => Promise<void>): Child[] {
  let timer: NodeJS.Timeout | undefined;
  let restarts: Promise<void> = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      restarts = restarts.then(restart).catch(() => undefined);
    }, QUIET_MS);
  };
  return COMPILED.map((workspace) => {
    watch(join(root, workspace, "dist"), { recursive: true }, (_event, file) => {
      if (file?.endsWith(".js")) changed();
    });
    return compiler(workspace, settings, logs);
  });
}

function compiler(workspace: string, settings: LaunchSettings, logs: string): Child {
  const lifeline = pathToFileURL(join(root, "apps/api/dist/launch/lifeline.js")).href;
  const program = join(root, "node_modules/typescript/bin/tsc");
  return startChild(
    {
      name: `compiler-${workspace.replace("/", "-")}`,
      command: process.execPath,
      args: [
        "--import",
        lifeline,
        program,
        "-p",
        "tsconfig.build.json",
        "--watch",
        "--preserveWatchOutput",
        "--incremental",
        "false",
      ],
      cwd: join(root, workspace),
      environment: settings.environment,
      lifeline: "channel",
      stopSignal: "SIGTERM",
      stopWithinMs: 2_000,
    },
    logs,
  );
}
