import { type Dispatcher, request } from "undici";
import { ADDRESS_REFUSED, guardedAgent } from "./guarded-connections.ts";

/** One request to an address that an administrator typed. */
export interface OutgoingRequest {
  readonly url: string;
  /** Names and values beside ours; of one name, theirs counts. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** JSON to post. */
  readonly body: string;
  /** For everything: connecting, sending, and the whole answer. */
  readonly timeoutMs: number;
  /** An answer is cut off as soon as it is longer. */
  readonly maxBytes: number;
}

export type OutgoingAnswer =
  | { readonly text: string }
  /** `refused`: not an address that may be called; `status`: another answer than 2xx, redirects among them. */
  | { readonly failure: "timeout" | "refused" | "unreachable" | "status" | "too_large" };

/** Requests that leave us for addresses that people type. */
export interface OutgoingHttp {
  post(request: OutgoingRequest): Promise<OutgoingAnswer>;
  close(): Promise<void>;
}

const HEADERS = { "content-type": "application/json", accept: "application/json", "user-agent": "Parley" };

/**
 * Opens it. Only http and https, no user and password in the address, public addresses except the `allowed` ones.
 * Redirects are not followed: nothing that was meant for one address reaches another.
 */
export function openOutgoingHttp(allowed: readonly string[]): OutgoingHttp {
  const agent = guardedAgent(() => allowed);
  return {
    async post({ url, headers, body, timeoutMs, maxBytes }) {
      if (!mayBeCalled(url)) return { failure: "refused" };
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const answer = await request(url, {
          method: "POST",
          headers: { ...HEADERS, ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])) },
          body,
          signal,
          dispatcher: agent,
        });
        return await readAnswer(answer, maxBytes);
      } catch (error) {
        return { failure: signal.aborted ? "timeout" : failureOf(error) };
      }
    },
    close: () => agent.close(),
  };
}

function mayBeCalled(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

async function readAnswer({ statusCode, body }: Dispatcher.ResponseData, maxBytes: number): Promise<OutgoingAnswer> {
  // What is thrown away unread ends in an error that nobody waits for; reading still hears of its own.
  body.on("error", () => undefined);
  if (statusCode < 200 || statusCode > 299) {
    body.destroy();
    return { failure: "status" };
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) {
      body.destroy();
      return { failure: "too_large" };
    }
    parts.push(part);
  }
  return { text: Buffer.concat(parts).toString("utf8") };
}

function failureOf(error: unknown): "refused" | "unreachable" {
  return error instanceof Error && "code" in error && error.code === ADDRESS_REFUSED ? "refused" : "unreachable";
}
