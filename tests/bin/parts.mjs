/** The parts of `npm test`, in the order of the summary: each a command and how its outcome is read. */
import { join } from "node:path";
import { root } from "../../apps/api/bin/steps/places.mjs";

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} command
 * @property {string} folder Where it runs.
 * @property {"check" | "jest"} kind A check is one test; Jest counts its own.
 * @property {boolean} needsBuild
 * @property {number} limitMinutes It is killed, and has failed, after so long.
 * @property {RegExp} [rerun] Test files whose failures are run once more, alone.
 */

/** Two at a time, stage after stage: boundaries, types and dead code read what the build generates. */
const stages = [
  [
    check("build", ["node", "apps/api/bin/bootstrap.mjs", "--built", "true"], 10),
    check("lint", ["biome", "check", "--error-on-warnings", "."], 2),
  ],
  [
    check("boundaries", ["node", "tests/bin/check-boundaries.mjs"], 4),
    check("types", ["turbo", "run", "typecheck", "--output-logs=errors-only", "--concurrency=1"], 8),
    check("dead code", ["knip", "--config", ".config/knip.js", "--no-progress"], 4),
  ],
];

/** One after the other: each uses both cores. */
const suites = [
  {
    ...check("schema is current", ["npm", "run", "--silent", "schema", "--workspace", "apps/api", "--", "--check"], 2),
    needsBuild: true,
  },
  suite("packages/schema", { limitMinutes: 3 }),
  suite("packages/providers", { limitMinutes: 5 }),
  suite("apps/api", { limitMinutes: 8 }),
  suite("apps/web", { limitMinutes: 5 }),
  suite("tests", { limitMinutes: 45, needsBuild: true, rerun: /\/(e2e|reliability)\// }),
];

/**
 * All parts, or those whose names contain one of the words; a part that runs what was built brings the build with it.
 *
 * @param {readonly string[]} words
 */
export function chosenParts(words) {
  const isChosen = (part) => words.length === 0 || words.some((word) => part.name.includes(word));
  const chosen = suites.filter(isChosen);
  const needsBuild = chosen.some((part) => part.needsBuild);
  return {
    stages: stages.map((stage) => stage.filter((part) => isChosen(part) || (part.name === "build" && needsBuild))),
    suites: chosen,
  };
}

/** @returns {Part} */
function check(name, command, limitMinutes) {
  return { name, command, folder: root, kind: "check", needsBuild: false, limitMinutes };
}

/** @returns {Part} */
function suite(folder, { limitMinutes, needsBuild = false, rerun }) {
  const command = ["jest", "--ci", "--passWithNoTests", "--maxWorkers=2"];
  return { name: folder, command, folder: join(root, folder), kind: "jest", needsBuild, limitMinutes, rerun };
}
