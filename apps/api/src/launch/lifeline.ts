/** Preloaded into every Node process that the launcher starts: when the launcher dies, however it dies, so do they. */
import { Worker } from "node:worker_threads";

const GRACE_MS = 5_000;

process.once("disconnect", () => {
  // On a thread of its own: an orderly end may hang, for instance in the last words of a log that nobody reads any more.
  new Worker(`setTimeout(() => process.kill(${process.pid}, "SIGKILL"), ${GRACE_MS})`, { eval: true }).unref();
  process.kill(process.pid, "SIGTERM");
});
process.channel?.unref();
