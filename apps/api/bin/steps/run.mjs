/** Runs one command quietly and says all of its output when it fails. */
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
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

/**
 * npm killed outright passes no signal on: when the npm that started us is gone, so are we. A shell may stand between
 * npm and us. Started without npm we are left alone: a daemon's parent may go.
 */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const isShell = /^-?(\S*\/)?(ba|da|a|z)?sh$/.test(look(parent).command);
  const grandparent = look(parent).parent;
  setInterval(() => {
    if (process.ppid !== parent || (isShell && look(parent).parent !== grandparent)) stop();
  }, LOOK_EVERY_MS).unref();
}

const LOOK_EVERY_MS = process.platform === "linux" ? 500 : 2_000;

/** A process's command name and its parent. */
function look(pid) {
  try {
    if (process.platform === "linux") {
      const [, command, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return { command, parent };
    }
    const [parent, command] = execFileSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" })
      .trim()
      .split(/\s+/);
    return { command, parent };
  } catch {
    return { command: "", parent: "" };
  }
}
