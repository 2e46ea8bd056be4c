/**
 * The log of one process. A disk that is full, broken or gone costs lines and nothing else: they are counted, and the
 * file says how many they were once it can be written again. Written line by line and at once: what a line costs is
 * known before the next one, and nothing of a dead launcher's is missing.
 */
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { lossLine } from "./log-line.ts";
import { asideName, dayOf, type LogLimits, superfluous } from "./log-rotation.ts";

/** So often a file that cannot be written is tried again, and one that can is looked for where it should be. */
const LOOK_EVERY_MS = 1_000;

export interface LogFile {
  write(line: string): void;
  close(): void;
}

/** The file `<process>.log` of a folder, which is made when it is not there; its parent must be. */
export function openLogFile(folder: string, process: string, limits: LogLimits): LogFile {
  const path = join(folder, `${process}.log`);
  let file: { readonly fd: number; day: string; size: number } | null = null;
  /** Not null while the file cannot be written. */
  let lost: { lines: number; readonly since: Date; error: string } | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let nextTry: NodeJS.Timeout | undefined;

  function open() {
    try {
      mkdirSync(folder);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    const fd = openSync(path, "a", 0o600);
    const { size, mtime } = fstatSync(fd);
    file = { fd, day: dayOf(mtime), size };
    for (const name of superfluous(process, readdirSync(folder), limits, new Date()))
      rmSync(join(folder, name), { force: true });
    return file;
  }

  function shut() {
    const closing = file;
    file = null;
    if (closing !== null) closeSync(closing.fd);
  }

  /** Somebody may have moved, emptied or deleted the file: then it is another one, or shorter. */
  function look() {
    if (file === null || performance.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = performance.now();
    const mine = fstatSync(file.fd);
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.ino !== mine.ino || there.dev !== mine.dev) shut();
    else file.size = mine.size;
  }

  function append(line: string) {
    const bytes = Buffer.from(`${line}\n`);
    const today = dayOf(new Date());
    look();
    let into = file ?? open();
    if (into.size > 0 && (into.day !== today || into.size + bytes.length > limits.maxBytes)) {
      renameSync(path, join(folder, asideName(process, into.day, readdirSync(folder))));
      shut();
      into = open();
    }
    const written = writeSync(into.fd, bytes);
    if (written < bytes.length) {
      // The disk took half a line: it must not stay, for the next one would continue it.
      ftruncateSync(into.fd, into.size);
      throw Object.assign(new Error("The disk is full"), { code: "ENOSPC" });
    }
    into.size += written;
    into.day = today;
  }

  /** The line that tells the loss is the first try after it. */
  function tryAgain() {
    if (lost === null) return;
    try {
      append(lossLine(process, lost, new Date()));
      lost = null;
    } catch (error) {
      failed(error);
    }
  }

  function failed(error: unknown) {
    lost ??= { lines: 1, since: new Date(), error: "" };
    lost.error = codeOf(error);
    try {
      shut();
    } catch {
      // What cannot be closed is not used any more either.
    }
    nextTry = setTimeout(tryAgain, LOOK_EVERY_MS).unref();
  }

  return {
    write(line) {
      if (lost !== null) {
        lost.lines += 1;
        return;
      }
      try {
        append(line);
      } catch (error) {
        failed(error);
      }
    },
    close() {
      tryAgain();
      clearTimeout(nextTry);
      try {
        shut();
      } catch {
        // Nobody is left who could be told.
      }
    },
  };
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
}
