/**
 * `npm test`: every check and every test, with one summary. Words after `npm test --` choose parts by name.
 * Ends with the plain line that counts everything; exits 1 when anything failed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { startTestDatabase } from "../../.config/test-database.mjs";
import { root } from "../../apps/api/bin/steps/places.mjs";
import { chosenParts } from "./parts.mjs";
import { killAll, runPart } from "./run-part.mjs";

const CHECKS_AT_A_TIME = 2;
const scratch = mkdtempSync(join(tmpdir(), "parley-test-run-"));
const { stages, suites } = chosenParts(process.argv.slice(2));
const startedAt = performance.now();
/** @type {import("./run-part.mjs").Outcome[]} */
const outcomes = [];
let database = null;

let isInterrupted = false;
// A terminal and npm may both pass the signal on: the second one must not cut the cleaning short.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, async () => {
    if (isInterrupted) return;
    isInterrupted = true;
    killAll();
    await cleanUp();
    process.exit(130);
  });
}

try {
  for (const stage of stages) await runStage(stage);
  if (suites.some((part) => part.kind === "jest")) database = await startTestDatabase();
  for (const part of suites) await runSuite(part);
} finally {
  killAll();
  await cleanUp();
}
summarise();

async function runStage(checks) {
  const waiting = [...checks];
  const lane = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift())
      tell(await runPart(part, { scratch, environment: {} }));
  };
  await Promise.all(Array.from({ length: CHECKS_AT_A_TIME }, lane));
}

async function runSuite(part) {
  const isBuilt = outcomes.every(({ name, failed }) => name !== "build" || failed === 0);
  if (part.needsBuild && !isBuilt) {
    const output = "Not run: the build failed.\n";
    tell({ name: part.name, seconds: 0, passed: 0, failed: 1, skipped: [], unsteady: [], output });
    return;
  }
  tell(await runPart(part, { scratch, environment: database === null ? {} : { TEST_DATABASE_URL: database.url } }));
}

/** One line when a part ends; all of its output when something in it failed, also if it passed the second time. */
function tell(outcome) {
  outcomes.push(outcome);
  const { name, seconds, failed, unsteady, output } = outcome;
  if (failed > 0 || unsteady.length > 0) process.stdout.write(`\n──── ${name} ────\n${output.trimEnd()}\n\n`);
  process.stdout.write(`${failed > 0 ? "✗" : "✓"} ${name} ${seconds.toFixed(1)} s\n`);
}

function summarise() {
  const sum = (count) => outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const [passed, failed, skipped] = [sum((o) => o.passed), sum((o) => o.failed), sum((o) => o.skipped.length)];
  process.stdout.write("\n  part                  passed  failed  skipped  seconds\n");
  for (const { name, seconds, ...counts } of outcomes) {
    const columns = [counts.passed, counts.failed, counts.skipped.length].map((count, at) =>
      String(count).padStart(at + 7),
    );
    process.stdout.write(`  ${name.padEnd(20)} ${columns.join("")} ${seconds.toFixed(1).padStart(8)}\n`);
  }
  const unrun = outcomes.flatMap(({ name, skipped: names }) => names.map((test) => `  ${name}: ${test}`));
  if (unrun.length > 0) process.stdout.write(`\n  did not run:\n${unrun.join("\n")}\n`);
  const unsteady = outcomes.flatMap((outcome) => outcome.unsteady);
  if (unsteady.length > 0) {
    const lines = unsteady.map(({ test, outputs }) => `  ${test}\n    ${relative(root, outputs)}`);
    process.stdout.write(`\n  unsteady (failed, then passed alone):\n${lines.join("\n")}\n`);
  }
  process.stdout.write(`\n  ${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes\n\n`);
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

async function cleanUp() {
  const stopped = database;
  database = null;
  await stopped?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
