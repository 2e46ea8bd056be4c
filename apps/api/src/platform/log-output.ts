import { write, writeSync } from "node:fs";

/** Lines waiting for a reader that has stopped reading are kept up to this; then the newest are dropped. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;
/** So often what cannot be written is tried again. */
const TRY_EVERY_MS = 1_000;
const BUSY_MS = 20;
/** A process that ends waits so long for a reader that does not read. */
const LAST_WORDS_MS = 1_000;

const NOTHING = Buffer.alloc(0);

export interface LogOutput {
  write(line: string): void;
}

/**
 * Writes lines to a file descriptor without waiting: whoever reads our logs must not be able to stop us. A full disk
 * keeps lines waiting; a reader who has left takes none any more. Pino's own destination does all of this but one thing:
 * on a full disk it tries for ever while the process wants to end. `whenLost` hears how many lines were dropped, once lines
 * are taken again.
 */
export function openLogOutput(fd: number, whenLost: (lines: number) => void): LogOutput {
  let waiting: string[] = [];
  let waitingBytes = 0;
  /** What is written now, or again after a failure: the rest of whole lines. */
  let rest: Buffer = NOTHING;
  let state: "idle" | "writing" | "pausing" | "deaf" = "idle";
  let lost = 0;

  function next() {
    if (rest.length === 0) rest = takeWaiting();
    if (rest.length === 0) {
      state = "idle";
      return;
    }
    state = "writing";
    write(fd, rest, (error, written) => {
      if (error === null) {
        rest = rest.subarray(written);
        if (lost > 0) whenLost(takeLost());
        next();
      } else if (error.code === "EPIPE") {
        state = "deaf";
        takeWaiting();
        rest = NOTHING;
      } else {
        state = "pausing";
        setTimeout(next, error.code === "EAGAIN" ? BUSY_MS : TRY_EVERY_MS).unref();
      }
    });
  }

  function takeWaiting(): Buffer {
    const taken = waiting.length === 0 ? NOTHING : Buffer.from(waiting.join(""));
    waiting = [];
    waitingBytes = 0;
    return taken;
  }

  function takeLost(): number {
    const taken = lost;
    lost = 0;
    return taken;
  }

  process.on("exit", () => {
    // What is under way in another thread is left to it.
    if (state !== "deaf") writeNow(fd, state === "writing" ? takeWaiting() : Buffer.concat([rest, takeWaiting()]));
  });

  return {
    write(line) {
      if (state === "deaf") return;
      if (waitingBytes + line.length > MAX_WAITING_BYTES) {
        lost += 1;
        return;
      }
      waiting.push(line);
      waitingBytes += line.length;
      if (state === "idle") next();
    },
  };
}

/** The last words of a process that ends: as many as there is room for. */
function writeNow(fd: number, bytes: Buffer): void {
  const deadline = Date.now() + LAST_WORDS_MS;
  for (let rest = bytes; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const isBusy = error instanceof Error && "code" in error && error.code === "EAGAIN";
      if (!isBusy || Date.now() > deadline) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_MS);
    }
  }
}
