/**
 * `npm start`: from an empty clone to a running system. Runs on whatever Node is there, with nothing installed: it
 * installs and builds what is missing, then hands over to the pinned Node.
 */
import { join } from "node:path";
import { ensureBuilt } from "./steps/build.mjs";
import { ensureInstalled } from "./steps/install.mjs";
import { pinnedNode, root } from "./steps/places.mjs";
import { checkDatabaseSignIn, checkSurroundings } from "./steps/preflight.mjs";
import { Plight, progressOn } from "./steps/progress.mjs";
import { become } from "./steps/run.mjs";

const progress = progressOn(process.stdout);
try {
  await checkSurroundings();
  await ensureInstalled(progress);
  await checkDatabaseSignIn();
  await ensureBuilt(progress);
  become(pinnedNode, [join(root, "apps/api/dist/launch/start.js"), ...process.argv.slice(2)], { withLifeline: true });
} catch (failure) {
  if (!(failure instanceof Plight)) throw failure;
  process.stderr.write(`✗ ${failure.message}\n`);
  process.exit(1);
}
