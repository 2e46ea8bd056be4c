/** A process whose last words go nowhere: its end never comes by itself. */
process.on("SIGTERM", () => process.exit(0));
process.on("exit", () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
setInterval(() => undefined, 1_000);
process.send?.("ready");
