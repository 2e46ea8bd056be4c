/** Builds all workspaces when a source, a setting or the lock file changed since the last build. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./places.mjs";
import { run } from "./run.mjs";

const stamp = join(root, "node_modules/.cache/parley/built");
const builtThings = [
  "packages/schema/dist",
  "packages/providers/dist",
  "apps/api/dist/launch/start.js",
  "apps/web/.next/BUILD_ID",
];
const notSources = new Set(["node_modules", "dist", "bin", "coverage", "gql", "__screenshots__"]);
const notBuilt = /\.test\.tsx?$|\.tsbuildinfo$|next-env\.d\.ts$/;

/**
 * @param {ReturnType<typeof import("./progress.mjs").progressOn>} progress
 */
export async function ensureBuilt(progress) {
  const sources = fingerprint();
  const isFresh = builtThings.every((thing) => existsSync(join(root, thing)));
  if (isFresh && existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  await progress.step({ doing: "building", done: "built" }, () =>
    run("turbo", ["run", "build", "--output-logs=errors-only", "--no-update-notifier"], "building"),
  );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/** One line that changes when anything a build reads changes. */
function fingerprint() {
  const hash = createHash("sha256");
  const files = ["apps", "packages", ".config"].flatMap((folder) => [...filesBelow(join(root, folder))]);
  for (const file of [...files, join(root, "package-lock.json"), join(root, "turbo.json")].sort())
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!notSources.has(entry.name) && !entry.name.startsWith(".")) yield* filesBelow(path);
    } else if (entry.isFile() && !notBuilt.test(entry.name)) yield path;
  }
}
