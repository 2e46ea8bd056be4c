/**
 * `bootstrap.mjs [--built] <command…>`: makes sure the packages are installed (and, with --built, that everything is
 * built), then runs the command on the pinned Node. Says nothing on stdout: that belongs to the command.
 */
import { ensureBuilt } from "./steps/build.mjs";
import { ensureInstalled } from "./steps/install.mjs";
import { Plight, progressOn } from "./steps/progress.mjs";
import { become } from "./steps/run.mjs";

const needsBuild = process.argv[2] === "--built";
const [command, ...args] = process.argv.slice(needsBuild ? 3 : 2);
const progress = progressOn(process.stderr);
try {
  if (command === undefined) throw new Plight("bootstrap.mjs [--built] <command…>: which command?");
  await ensureInstalled(progress);
  if (needsBuild) await ensureBuilt(progress);
  become(command, args);
} catch (failure) {
  if (!(failure instanceof Plight)) throw failure;
  process.stderr.write(`✗ ${failure.message}\n`);
  process.exit(1);
}
