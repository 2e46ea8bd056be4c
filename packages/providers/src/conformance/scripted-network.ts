/** A network that answers from a script and remembers what it was asked. */
import { VENDOR_ADDRESSES } from "../addresses.ts";
import type { OutboundMedia } from "../outbound.ts";
import type { ProviderAddresses, ProviderNetwork } from "../port.ts";

/** A call as a test states it: only the named headers are compared. */
interface ExpectedCall {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: CallBody;
}
export type CallBody =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string>> }
  /** A file is written as its name, type and size. */
  | { readonly multipart: Readonly<Record<string, string>> };

/** What the provider answers: JSON, bytes, or a connection that breaks with an error code. */
export type ScriptedAnswer =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly breaks: string };

export interface Exchange {
  readonly call: ExpectedCall;
  readonly answer: ScriptedAnswer;
}

interface SeenCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: CallBody | undefined;
  readonly redirect: string | undefined;
}

export interface ScriptedNetwork extends ProviderNetwork {
  readonly calls: readonly SeenCall[];
}

/** Answers in order; a call beyond the script breaks with ECONNREFUSED. The clock stands still unless `now` is given. */
export function scriptedNetwork(
  answers: readonly ScriptedAnswer[],
  given: { readonly addresses?: ProviderAddresses; readonly now?: () => Date } = {},
): ScriptedNetwork {
  const calls: SeenCall[] = [];
  const left = [...answers];
  return {
    calls,
    addresses: given.addresses ?? VENDOR_ADDRESSES,
    now: given.now ?? (() => new Date("2026-03-01T12:00:00Z")),
    async http(url, init) {
      const headers = new Headers(init?.headers);
      calls.push({
        method: init?.method ?? "GET",
        url: String(url),
        headers,
        body: await bodyOf(init?.body, headers),
        redirect: init?.redirect,
      });
      const answer = left.shift() ?? { breaks: "ECONNREFUSED" };
      if ("breaks" in answer) {
        throw Object.assign(new TypeError("fetch failed"), {
          cause: Object.assign(new Error("x"), { code: answer.breaks }),
        });
      }
      const text = answer.json === undefined ? (answer.text ?? null) : JSON.stringify(answer.json);
      return new Response(answer.status === 204 ? null : text, {
        status: answer.status,
        headers: { ...answer.headers },
      });
    },
  };
}

async function bodyOf(body: RequestInit["body"], headers: Headers): Promise<CallBody | undefined> {
  if (body === undefined || body === null) return undefined;
  const type = headers.get("content-type") ?? "";
  if (type.includes("multipart/")) {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return {
      multipart: Object.fromEntries(
        [...form].map(([name, value]) => [
          name,
          typeof value === "string" ? value : `${value.name} ${value.type} ${value.size}`,
        ]),
      ),
    };
  }
  if (type.includes("urlencoded")) return { form: Object.fromEntries(new URLSearchParams(String(body))) };
  return { json: JSON.parse(String(body)) };
}

/** A file of ours for outbound cases; four bytes unless told otherwise. */
export function fileOf(mimeType: string, fileName: string, sizeBytes = 4): OutboundMedia {
  return {
    mimeType,
    fileName,
    sizeBytes,
    link: `https://desk.example.com/files/${encodeURIComponent(fileName)}?sig=7be1`,
    read: async () => new Uint8Array(sizeBytes),
  };
}
