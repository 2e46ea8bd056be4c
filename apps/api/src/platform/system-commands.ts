import { execFile } from "node:child_process";

/** A program that the operator lets plans run: its file and arguments are fixed, there is no shell. */
export interface SystemCommand {
  readonly file: string;
  readonly arguments: readonly string[];
}

export type SystemCommands = ReadonlyMap<string, SystemCommand>;

/** What a command printed, or why nothing is known of it. */
export type CommandAnswer = { readonly text: string } | { readonly failure: "timeout" | "too_large" | "command" };

/**
 * Runs a command with `input` as what it reads, and nothing of our environment but the path: no secret of ours is
 * in its reach. It is killed when its time is over or it prints too much.
 */
export function runSystemCommand(
  command: SystemCommand,
  { input, timeoutMs, maxBytes, path }: { input: string; timeoutMs: number; maxBytes: number; path: string },
): Promise<CommandAnswer> {
  return new Promise((resolve) => {
    const child = execFile(
      command.file,
      [...command.arguments],
      {
        timeout: timeoutMs,
        maxBuffer: maxBytes,
        killSignal: "SIGKILL",
        env: { PATH: path },
        cwd: "/",
        windowsHide: true,
      },
      (error, printed) => {
        if (error === null) return resolve({ text: printed });
        const isTooLarge = error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";
        resolve({ failure: isTooLarge ? "too_large" : error.killed === true ? "timeout" : "command" });
      },
    );
    // A command that does not read what it is given is no failure.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}
