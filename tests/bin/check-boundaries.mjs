/** The boundary rules, and that they saw every source: a reader that sees nothing finds nothing wrong. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { root, toolEnvironment } from "../../apps/api/bin/steps/places.mjs";

const FOLDERS = ["apps", "packages", "tests"];
const notSources = /^(node_modules|dist|gql|coverage|__screenshots__|\..*)$/;

const args = ["--config", ".config/dependency-cruiser.cjs", "--output-type", "json", ...FOLDERS];
const { stdout, stderr } = spawnSync("depcruise", args, {
  cwd: root,
  env: toolEnvironment(),
  encoding: "utf8",
  maxBuffer: 256 * 1024 * 1024,
});
if (stdout === "") fail(stderr || "dependency-cruiser printed nothing");
const { modules, summary } = JSON.parse(stdout);

const seen = new Set(modules.map((module) => module.source));
const unseen = FOLDERS.flatMap((folder) => [...sourcesBelow(join(root, folder))]).filter((file) => !seen.has(file));
if (unseen.length > 0) fail(`The boundary rules did not see ${unseen.length} sources:\n${unseen.join("\n")}`);

const reasons = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]));
for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle === undefined ? to : cycle.map((step) => step.name ?? step).join(" → ");
  process.stdout.write(`${rule.name}: ${from} → ${path}\n  ${reasons.get(rule.name) ?? ""}\n`);
}
process.stdout.write(`${summary.violations.length} violations; ${seen.size} modules seen\n`);
process.exitCode = summary.violations.length === 0 ? 0 : 1;

function* sourcesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !notSources.test(entry.name)) yield* sourcesBelow(path);
    else if (entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== "next-env.d.ts") yield relative(root, path);
  }
}

function fail(words) {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
