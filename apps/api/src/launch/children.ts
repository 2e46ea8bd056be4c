/** The processes of a running system: started with a log each, watched, and stopped for certain. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { openLogFile } from "./log-file.ts";
import { asLogLine } from "./log-line.ts";
import { logLimits } from "./settings.ts";

const TAIL_LINES = 20;

export interface ChildPlan {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Runs as this user where given. */
  readonly uid?: number;
  readonly gid?: number;
  /** How it learns of our death: Node processes by a channel, others by their standard input ending. */
  readonly lifeline: "channel" | "stdin";
  /** How it is asked to stop. */
  readonly stopSignal: NodeJS.Signals;
  /** Milliseconds it may take to stop before it is killed. */
  readonly stopWithinMs: number;
  readonly onLine?: (line: string) => void;
  /** Hears what a Node process has to say to the operator alone, by its channel: no log holds it. */
  readonly onAnnouncement?: (words: string) => void;
}

export interface Child {
  readonly name: string;
  readonly pid: number | undefined;
  /** Settles when the process is gone, with why, in words. */
  readonly gone: Promise<string>;
  isRunning(): boolean;
  /** The last lines it printed. */
  tail(): string;
  /** Asks it to stop and waits until it is gone. */
  stop(): Promise<void>;
  /** Kills it without asking. */
  kill(): void;
}

/** Starts a process in a group of its own, so that Ctrl-C reaches only the launcher, which stops all in order. */
export function startChild(plan: ChildPlan, logFolder: string): Child {
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.environment,
    detached: true,
    ...(plan.uid === undefined ? {} : { uid: plan.uid }),
    ...(plan.gid === undefined ? {} : { gid: plan.gid }),
    stdio: plan.lifeline === "channel" ? ["ignore", "pipe", "pipe", "ipc"] : ["pipe", "pipe", "pipe"],
  });
  const tail = keepLog(child, logFolder, plan);
  child.on("message", (message) => {
    if (isAnnouncement(message)) plan.onAnnouncement?.(message.announcement);
  });
  let isRunning = true;
  const gone = new Promise<string>((done) => {
    child.once("error", (error) => {
      isRunning = false;
      done(error.message);
    });
    child.once("exit", (code, signal) => {
      isRunning = false;
      // Ends the watcher that would stop it.
      child.stdin?.destroy();
      done(signal === null ? `exit code ${code}` : signal);
    });
  });

  return {
    name: plan.name,
    pid: child.pid,
    gone,
    isRunning: () => isRunning,
    tail: () => tail.join("\n"),
    async stop() {
      if (!isRunning) return;
      // Its watcher ends now, while the process stops, so that it does not outlive it.
      child.stdin?.end();
      child.kill(plan.stopSignal);
      const impatience = setTimeout(() => child.kill("SIGKILL"), plan.stopWithinMs);
      await gone;
      clearTimeout(impatience);
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

/** Everything it prints, as JSON lines in a file of its own. */
function keepLog(child: ChildProcess, folder: string, { name, onLine }: ChildPlan): readonly string[] {
  const log = openLogFile(folder, name, logLimits(process.env));
  const tail: string[] = [];
  for (const stream of ["stdout", "stderr"] as const) {
    const input = child[stream];
    if (input === null) continue;
    createInterface({ input }).on("line", (line) => {
      log.write(asLogLine({ process: name, stream, line }, new Date()));
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      onLine?.(line);
    });
  }
  child.once("close", () => log.close());
  return tail;
}

function isAnnouncement(message: unknown): message is { readonly announcement: string } {
  return (
    typeof message === "object" &&
    message !== null &&
    "announcement" in message &&
    typeof message.announcement === "string"
  );
}
