/** Runs one command quietly and says all of its output when it fails. */
import { spawn } from "node:child_process";
import { root, toolEnvironment } from "./places.mjs";
import { Plight } from "./progress.mjs";

const running = new Set();
let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    interrupted = true;
    if (running.size === 0) process.exit(130);
    for (const child of running) child.kill(signal);
  });
}

/**
 * Resolves when the command ends well; rejects with what it printed when it does not.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} task What was attempted, for the failure's line.
 */
export function run(command, args, task) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, env: toolEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
    const printed = [];
    child.stdout.on("data", (chunk) => printed.push(chunk));
    child.stderr.on("data", (chunk) => printed.push(chunk));
    child.once("error", (error) => fail(new Plight(`${task} failed: ${error.message}`)));
    running.add(child);
    child.once("close", (code, signal) => {
      running.delete(child);
      if (code === 0) return done();
      if (interrupted) process.exit(130);
      const output = Buffer.concat(printed).toString("utf8").trimEnd();
      const how = signal === null ? `exit code ${code}` : signal;
      fail(new Plight(`${output === "" ? "" : `${output}\n`}${task} failed (${command} ${args.join(" ")}: ${how})`));
    });
  });
}

/**
 * Runs a command in our place: its output, input and exit code are ours; signals go to it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ withLifeline?: boolean }} options A lifeline is a channel that breaks when this process dies, however it dies.
 */
export function become(command, args, { withLifeline = false } = {}) {
  const child = spawn(command, args, {
    env: toolEnvironment(),
    stdio: withLifeline ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
  });
  running.add(child);
  child.once("error", (error) => {
    process.stderr.write(`✗ ${command}: ${error.message}\n`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => {
    running.delete(child);
    process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
  });
  stopWithNpm(() => child.kill("SIGTERM"));
  return child;
}

/** npm killed outright passes no signal on: when the npm that started us is gone, so are we. A daemon's parent may go. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}
