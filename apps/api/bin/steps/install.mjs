/** Installs the packages when they are absent or older than the lock file. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pinnedNode, root } from "./places.mjs";
import { Plight } from "./progress.mjs";
import { run } from "./run.mjs";

/** True when the installed packages are those of the lock file. npm writes its own record last, so a broken install has none. */
function isInstalled() {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record) || !existsSync(pinnedNode)) return false;
  return statSync(record).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
}

/**
 * @param {ReturnType<typeof import("./progress.mjs").progressOn>} progress
 */
export async function ensureInstalled(progress) {
  if (isInstalled()) return;
  await progress.step(
    { doing: "installing packages (a few minutes the first time)", done: "packages installed" },
    async () => {
      await installAsLocked();
      // An npm told to ignore install scripts leaves out the two packages that need theirs.
      if (!existsSync(pinnedNode))
        await run(
          "npm",
          ["rebuild", "node", "--ignore-scripts=false", "--foreground-scripts"],
          "installing the pinned Node",
        );
      if (!existsSync(pinnedNode))
        throw new Plight("The pinned Node could not be installed: allow install scripts for the package node");
    },
  );
}

/**
 * `npm ci`, or, where a registry lacks packages for other systems and npm takes the lock file for outdated, an install
 * that changes nothing in it.
 */
async function installAsLocked() {
  try {
    await run("npm", ["ci", ...QUIETLY], "installing the packages");
  } catch (failure) {
    if (!(failure instanceof Plight) || !failure.message.includes("EUSAGE")) throw failure;
    await run("npm", ["install", "--no-save", ...QUIETLY], "installing the packages");
  }
}

/** What builds and tests is needed too, whatever NODE_ENV says. */
const QUIETLY = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
