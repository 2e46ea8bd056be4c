/** When a process of ours serves. */
import { get } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 20;

/** Resolves once the check holds; the caller races it against the process's death. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(LOOK_EVERY_MS);
}

/** True when something accepts connections on a loopback port. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}

/** True when the address answers 200. */
export function answersOk(address: string): Promise<boolean> {
  return new Promise((done) => {
    const request = get(address, { timeout: 2_000, agent: false }, (response) => {
      response.resume();
      done(response.statusCode === 200);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => done(false));
  });
}
