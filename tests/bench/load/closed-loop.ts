/** As fast as it goes: each connection sends its next request as soon as the last one is answered. */
import type { Answer, Connection } from "./connection.ts";

/** Sends every request once over the connections; the milliseconds until the last was answered. */
export async function sendAll(
  connections: readonly Connection[],
  requests: readonly Buffer[],
  check: (answer: Answer, index: number) => void = expectOk,
): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      while (next < requests.length) {
        const index = next;
        next += 1;
        const request = requests[index];
        if (request !== undefined) check(await connection.send(request), index);
      }
    }),
  );
  return performance.now() - startedAt;
}

/** Sends the same request again and again for a time; answers per second. */
export async function answersPerSecond(
  connections: readonly Connection[],
  request: Buffer,
  seconds: number,
): Promise<number> {
  let answered = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < endsAt) {
        expectOk(await connection.send(request));
        answered += 1;
      }
    }),
  );
  return answered / ((performance.now() - startedAt) / 1_000);
}

/** Whoever is not answered 200 was not served: a figure made of refusals is no figure. */
export function expectOk({ status, body }: Answer): void {
  if (status !== 200) throw new Error(`Answered ${status}: ${body.toString("utf8").slice(0, 300)}`);
}
