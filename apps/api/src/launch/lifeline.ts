/** Preloaded into every Node process that the launcher starts: when the launcher dies, however it dies, so do they. */
const GRACE_MS = 5_000;

process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
process.channel?.unref();
