/**
 * At a steady rate, whether the server keeps up or not. Times count from the moment a request was due, so that what
 * waits behind a slow answer is not left out (no coordinated omission).
 */
import { expectOk } from "./closed-loop.ts";
import type { Connection } from "./connection.ts";

export interface SteadyLoad {
  readonly connections: readonly Connection[];
  readonly requests: readonly Buffer[];
  readonly perSecond: number;
  /** Called with the moment a request was due (performance.now) just before it is first tried. */
  readonly onDue?: (index: number, dueAt: number) => void;
}

/** Sends each request when it is due; milliseconds from due to answered, one a request. */
export async function sendSteadily({ connections, requests, perSecond, onDue }: SteadyLoad): Promise<number[]> {
  const idle = [...connections];
  const queue: { readonly index: number; readonly dueAt: number }[] = [];
  const latencies: number[] = [];
  const startAt = performance.now() + 10;
  let due = 0;

  return new Promise((done, failed) => {
    const send = (connection: Connection, { index, dueAt }: { readonly index: number; readonly dueAt: number }) => {
      connection
        .send(requests[index] as Buffer)
        .then((answer) => {
          expectOk(answer);
          latencies.push(performance.now() - dueAt);
          const waiting = queue.shift();
          if (waiting !== undefined) send(connection, waiting);
          else idle.push(connection);
          if (latencies.length === requests.length) done(latencies);
        })
        .catch(failed);
    };
    const tick = () => {
      const now = performance.now();
      for (let dueAt = startAt + (due * 1_000) / perSecond; due < requests.length && dueAt <= now; ) {
        const item = { index: due, dueAt };
        onDue?.(due, dueAt);
        const connection = idle.pop();
        if (connection === undefined) queue.push(item);
        else send(connection, item);
        due += 1;
        dueAt = startAt + (due * 1_000) / perSecond;
      }
      if (due < requests.length) setTimeout(tick, 1);
    };
    tick();
  });
}
