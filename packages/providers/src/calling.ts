/**
 * One way to call a provider and one way to judge what came of it, so that "definitely not sent",
 * "sent" and "nobody knows" mean the same in all four adapters (R3).
 */
import type { Failure } from "./failure.ts";
import type { SendOutcome } from "./outbound.ts";
import type { ProviderNetwork } from "./port.ts";
import { cleanText } from "./reading.ts";

export interface ProviderRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as JSON. */
  readonly body?: string | URLSearchParams | FormData;
  /** Values blotted out of whatever the provider answers, before anybody reads it. */
  readonly secrets: readonly string[];
  /** Largest answer read, in bytes; what is longer counts as unreadable. Default 1 MiB. */
  readonly maxAnswerBytes?: number;
}

/** What came of a call. */
export type ProviderAnswer =
  /** `json` is null when the body was no JSON; `complete` false when the body broke off or was too long. */
  | {
      readonly type: "answered";
      readonly status: number;
      readonly headers: Headers;
      readonly json: unknown;
      readonly complete: boolean;
    }
  /** The request never left: nothing can have happened. */
  | { readonly type: "notSent"; readonly detail: string }
  /** The request may have arrived: time-out or lost connection after writing. */
  | { readonly type: "unknown"; readonly detail: string };

const DEFAULT_MAX_ANSWER_BYTES = 1_048_576;

/** Errors that come before the first byte is written. `ERR_ADDRESS_REFUSED` is how a network says that it does not connect to private addresses. */
const NOT_SENT_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "EACCES",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_INVALID_URL",
  "ERR_ADDRESS_REFUSED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

/** Calls a provider; never throws. Redirects are not followed, so credentials go nowhere else. */
export async function callProvider(
  { http }: Pick<ProviderNetwork, "http">,
  request: ProviderRequest,
): Promise<ProviderAnswer> {
  let response: Response;
  try {
    const { body, contentType } = await encoded(request.body);
    response = await http(request.url, {
      method: request.method,
      redirect: "manual",
      headers: {
        accept: "application/json",
        ...(contentType === null ? {} : { "content-type": contentType }),
        ...request.headers,
      },
      ...(body === null ? {} : { body }),
    });
  } catch (error) {
    return failedConnection(error);
  }
  const text = await readBounded(response, request.maxAnswerBytes ?? DEFAULT_MAX_ANSWER_BYTES);
  return {
    type: "answered",
    status: response.status,
    headers: response.headers,
    json: text === null ? null : parseOrNull(redacted(text, [...request.secrets, ...sentCredentials(request)])),
    complete: text !== null,
  };
}

/** The body as text or bytes: a network built on another fetch than the global one knows no foreign FormData. */
async function encoded(
  body: ProviderRequest["body"],
): Promise<{ readonly body: string | Uint8Array<ArrayBuffer> | null; readonly contentType: string | null }> {
  if (body === undefined) return { body: null, contentType: null };
  if (typeof body === "string") return { body, contentType: "application/json" };
  if (body instanceof URLSearchParams) {
    return { body: body.toString(), contentType: "application/x-www-form-urlencoded" };
  }
  const form = new Response(body);
  return { body: new Uint8Array(await form.arrayBuffer()), contentType: form.headers.get("content-type") };
}

/** Whether a thrown network error means "not sent" or "nobody knows". Tells only the error's code: messages may carry addresses and keys. */
export function failedConnection(error: unknown): Extract<ProviderAnswer, { detail: string }> {
  const code = errorCode(error);
  if (code !== null && NOT_SENT_CODES.has(code)) return { type: "notSent", detail: `Not connected (${code})` };
  return { type: "unknown", detail: `Connection lost or timed out${code === null ? "" : ` (${code})`}` };
}

function errorCode(error: unknown): string | null {
  let current: unknown = error;
  for (let hops = 0; hops < 5 && typeof current === "object" && current !== null; hops += 1) {
    if ("code" in current && typeof current.code === "string") return current.code.slice(0, 64);
    current = "cause" in current ? current.cause : null;
  }
  return null;
}

/** The body as text, or null when it is longer than allowed or breaks off. */
async function readBounded(response: Response, maxBytes: number): Promise<string | null> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > maxBytes) return null;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What followed the scheme in the Authorization header: a Basic value is a secret in another spelling. */
function sentCredentials({ headers }: ProviderRequest): readonly string[] {
  return headers?.authorization?.split(" ").slice(1) ?? [];
}

/** The text with every secret of at least six characters blotted out. */
function redacted(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 6)
    .reduce((clean, secret) => clean.replaceAll(secret, "•••"), text);
}

/** What a provider's refusal means; `afterMs` overrides the class's own pause (Meta's pair rate). */
export interface ReadFailure {
  readonly failure: Failure;
  readonly afterMs?: number;
}

const PAUSE_MS = { retry: 2_000, tooMany: 5_000, wait: 600_000 } as const;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * The outcome of a send. An answer of 2xx without an id, a gateway's time-out and a broken-off 2xx
 * leave the outcome unknown; a failure of class retry or wait is tried later; the rest is refused.
 */
export function toSendOutcome(
  answer: ProviderAnswer,
  read: {
    readonly accepted: (
      json: unknown,
    ) => { readonly providerMessageId: string; readonly recipientPhone: string | null } | null;
    readonly failure: (status: number, json: unknown) => ReadFailure;
  },
): SendOutcome {
  if (answer.type === "unknown") return answer;
  if (answer.type === "notSent") {
    return { type: "retryLater", failure: failureOf("retry", null, answer.detail), afterMs: PAUSE_MS.tooMany };
  }
  const { status, json } = answer;
  if (status >= 200 && status < 300) {
    const accepted = read.accepted(json);
    return accepted === null
      ? { type: "unknown", detail: `The provider answered ${status} without a message id` }
      : { type: "accepted", ...accepted };
  }
  if (status === 504 || ((status === 502 || status === 408) && json === null)) {
    return { type: "unknown", detail: `A gateway answered ${status}: the provider may have taken the message` };
  }
  return laterOrRefused(answer, read.failure(status, json));
}

/** `retryLater` for what passes by itself, `refused` for what does not; honours Retry-After up to an hour. */
export function laterOrRefused(
  answer: Extract<ProviderAnswer, { type: "answered" }>,
  { failure, afterMs }: ReadFailure,
): SendOutcome {
  if (failure.class !== "retry" && failure.class !== "wait") return { type: "refused", failure };
  const pause = failure.class === "wait" ? PAUSE_MS.wait : answer.status === 429 ? PAUSE_MS.tooMany : PAUSE_MS.retry;
  const asked = Number(answer.headers.get("retry-after") ?? Number.NaN) * 1_000;
  return {
    type: "retryLater",
    failure,
    afterMs: Math.min(LONGEST_PAUSE_MS, Math.max(afterMs ?? pause, Number.isFinite(asked) ? asked : 0)),
  };
}

/** The failure of a call that is no message (token, templates, media, read marks), from any answer that is not what was asked for. */
export function callFailure(
  answer: ProviderAnswer,
  readFailure: (status: number, json: unknown) => ReadFailure,
): Failure {
  return answer.type === "answered"
    ? readFailure(answer.status, answer.json).failure
    : failureOf("retry", null, answer.detail);
}

/** True for an answer of 2xx whose body arrived whole. */
export function isSuccess(
  answer: ProviderAnswer,
): answer is Extract<ProviderAnswer, { type: "answered" }> & { readonly complete: true } {
  return answer.type === "answered" && answer.status >= 200 && answer.status < 300 && answer.complete;
}

/** A failure whose detail is cut at 500 units. */
export function failureOf(failureClass: Failure["class"], code: string | null, detail: string): Failure {
  return { class: failureClass, code: code === null ? null : cleanText(code, 64), detail: cleanText(detail, 500) };
}

/** The class of a bare HTTP status, for answers that carry no code of the provider's. */
export function classOfStatus(status: number): Failure["class"] {
  if (status === 429 || status >= 500) return "retry";
  if (status === 401 || status === 403 || status === 404 || status < 400) return "configuration";
  return "input";
}

/** Basic credentials as an Authorization header's value. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
}
