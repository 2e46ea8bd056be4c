/**
 * Browser and reliability tests that failed are run once more, alone. One that passes then is unsteady: the run goes on,
 * the summary names it, and both outputs are kept. An unsteady test is a defect to mend.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../apps/api/bin/steps/places.mjs";

/**
 * @typedef {object} Unsteady
 * @property {string} test Its file and full name.
 * @property {string} outputs The file that holds both outputs.
 */

/** Beyond this the run is broken, not unsteady. */
const MAX_FILES = 4;
const KEPT = join(root, "tests/unsteady");

/**
 * @param {{ passed: number, failed: number, testResults: readonly object[], output: string }} first
 * @param {import("./parts.mjs").Part} part
 * @param {(args: readonly string[]) => Promise<{ passed: number, failed: number, output: string }>} runJest
 * @returns {Promise<{ passed: number, failed: number, unsteady: readonly Unsteady[] }>}
 */
export async function rerunFailures(first, part, runJest) {
  const counts = { passed: first.passed, failed: first.failed };
  if (part.rerun === undefined) return { ...counts, unsteady: [] };
  rmSync(KEPT, { recursive: true, force: true });
  const files = first.testResults.filter(({ status }) => status === "failed");
  if (files.length > MAX_FILES || !files.every(({ name }) => part.rerun.test(name))) return { ...counts, unsteady: [] };

  const unsteady = [];
  for (const file of files) {
    const failures = file.assertionResults.filter(({ status }) => status === "failed");
    // A file that could not even be loaded, or whose setup failed, has no failed test of its own.
    const isLoaded = failures.length > 0;
    const names = failures.map(({ fullName }) => fullName);
    const only = isLoaded ? [`--testNamePattern=^(${names.map(literally).join("|")})$`] : [];
    const again = await runJest(["--runTestsByPath", file.name, ...only]);
    if (again.failed > 0 || again.passed === 0) continue;

    mkdirSync(KEPT, { recursive: true });
    const outputs = join(KEPT, `${basename(file.name)}.txt`);
    writeFileSync(outputs, `${file.message}\n\n──── once more, alone ────\n${again.output}`);
    counts.failed -= isLoaded ? failures.length : 1;
    counts.passed += again.passed;
    for (const name of isLoaded ? names : ["all of it"])
      unsteady.push({ test: `${basename(file.name)}: ${name}`, outputs });
  }
  return { ...counts, unsteady };
}

function literally(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
