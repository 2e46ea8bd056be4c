/** Requests written by hand: many on one line without waiting for answers, and such as never end. */
import { connect, type Socket } from "node:net";

interface Plan {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks the same so many times on one line, not waiting for answers in between; all their statuses. */
export async function askedInARow({
  url,
  headers,
  query,
  howMany,
}: Plan & { readonly query: string; readonly howMany: number }): Promise<readonly number[]> {
  const body = JSON.stringify({ query });
  const line = await opened(url);
  const statuses: number[] = [];
  let unread = "";
  const all = new Promise<void>((done, failed) => {
    line.on("error", failed);
    line.on("close", done);
    line.on("data", (chunk: Buffer) => {
      const parts = (unread + chunk.toString("latin1")).split(/HTTP\/1\.1 (?=\d{3} )/);
      unread = parts.pop() ?? "";
      for (const part of parts) if (part !== "") statuses.push(Number(part.slice(0, 3)));
      // The last one is whole when its body's end is there.
      if (statuses.length === howMany - 1 && unread.endsWith("}\n")) line.end();
      if (statuses.length === howMany - 1 && unread.endsWith("]}")) line.end();
    });
  });
  line.write(`${head({ url, headers }, body.length)}${body}`.repeat(howMany));
  await all;
  return [...statuses, Number(unread.slice(0, 3))];
}

export interface UnfinishedRequest {
  /** The status it is answered all the same; 0 when its line is cut. */
  readonly answered: Promise<number>;
  cut(): void;
}

/** A request whose body's last byte never comes. */
export async function unfinishedRequest(plan: Plan): Promise<UnfinishedRequest> {
  const body = '{"query":"{ __typename }"}';
  const line = await opened(plan.url);
  const answered = new Promise<number>((known) => {
    line.once("data", (chunk: Buffer) => known(Number(chunk.toString("latin1", 9, 12))));
    line.once("close", () => known(0));
  });
  line.on("error", () => undefined);
  line.write(`${head(plan, body.length + 1)}${body}`);
  return { answered, cut: () => line.destroy() };
}

function head({ url, headers }: Plan, length: number): string {
  const lines = { host: new URL(url).host, "content-type": "application/json", "content-length": length, ...headers };
  return `POST /graphql HTTP/1.1\r\n${Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
}

function opened(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((open, failed) => {
    const line = connect(Number(port), hostname, () => open(line));
    line.once("error", failed);
  });
}
