/** Runs one part in a process group of its own, so that nothing it started outlives it. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toolEnvironment } from "../../apps/api/bin/steps/places.mjs";
import { rerunFailures } from "./rerun-failures.mjs";

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} seconds
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skipped Full names of the tests that did not run.
 * @property {readonly import("./rerun-failures.mjs").Unsteady[]} unsteady Tests that failed and then passed alone.
 * @property {string} output
 */

const groups = new Set();

/** Kills what still runs: for an interrupted run. */
export function killAll() {
  for (const pid of groups) killGroup(pid);
}

/**
 * @param {import("./parts.mjs").Part} part
 * @param {{ scratch: string, environment: NodeJS.ProcessEnv }} run
 * @returns {Promise<Outcome>}
 */
export async function runPart(part, { scratch, environment }) {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  if (part.kind === "check") {
    const { exitCode, output } = await inGroup(part, part.command, environment);
    return { name: part.name, seconds: seconds(), output, unsteady: [], ...checkCounts(exitCode) };
  }

  const runJest = async (args) => {
    const results = join(scratch, `${part.name.replaceAll(/\W+/g, "-")}-${randomUUID()}.json`);
    const { exitCode, output } = await inGroup(
      part,
      [...part.command, ...args, "--json", `--outputFile=${results}`],
      environment,
    );
    return { ...jestCounts(results, exitCode), output };
  };
  const first = await runJest([]);
  const { failed, passed, unsteady } = await rerunFailures(first, part, runJest);
  return { ...first, name: part.name, seconds: seconds(), failed, passed, unsteady };
}

function inGroup(part, [program, ...args], environment) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: part.folder,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...toolEnvironment(),
        ...environment,
        FORCE_COLOR: "0",
        ...(part.kind === "jest"
          ? { NODE_OPTIONS: "--experimental-vm-modules --disable-warning=ExperimentalWarning" }
          : {}),
      },
    });
    groups.add(child.pid);
    let output = "";
    // With --json Jest prints the results on stdout too; its reports come on stderr.
    if (part.kind !== "jest") child.stdout.on("data", (chunk) => (output += chunk));
    else child.stdout.resume();
    child.stderr.on("data", (chunk) => (output += chunk));
    const limit = setTimeout(() => {
      output += `\nNot finished within ${part.limitMinutes} minutes: killed.\n`;
      killGroup(child.pid);
    }, part.limitMinutes * 60_000);
    child.once("error", (error) => (output += `${error.message}\n`));
    child.once("close", (code) => {
      clearTimeout(limit);
      killGroup(child.pid);
      groups.delete(child.pid);
      done({ exitCode: code ?? 1, output });
    });
  });
}

function jestCounts(file, exitCode) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = testResults.flatMap((suite) =>
      suite.assertionResults
        .filter(({ status }) => status === "pending" || status === "todo")
        .map(({ fullName }) => fullName),
    );
    return { passed: numPassedTests, failed: exitCode === 0 ? failed : Math.max(failed, 1), skipped, testResults };
  } catch {
    return { passed: 0, failed: 1, skipped: [], testResults: [] };
  }
}

function checkCounts(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: [] } : { passed: 0, failed: 1, skipped: [] };
}

function killGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended.
  }
}
