import type { WebhookAnswer, WebhookRequest } from "@parley/providers";
import type { Database } from "../../platform/database.ts";
import { isSameSecret } from "../../platform/sealing.ts";
import { type ArrivedWebhook, storeArrived } from "../persistence/inbox.ts";
import type { FindConnection } from "./find-connection.ts";

/** Why a request was turned away before it was stored; docs/metrics.md names them. */
export const REFUSAL_REASONS = ["unknown", "unreadable_account", "missing", "mismatch", "stale", "replayed"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface AcceptWebhookDeps {
  readonly database: Database;
  readonly findConnection: FindConnection;
  readonly now: () => Date;
  /** So many were stored and wait to be read. */
  readonly stored: (howMany: number) => void;
  /** Refusals are counted, never stored. */
  readonly refused: (reason: RefusalReason) => void;
}

/** A request to a receive URL: the path's two parts, the query as it came, and the rest byte for byte. */
export interface ReceivedRequest {
  readonly accountId: string;
  readonly token: string;
  readonly method: string;
  /** With its "?", or empty. */
  readonly search: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Answers a provider: 200 only once the request is durably stored (R2). */
export type AcceptWebhook = (request: ReceivedRequest) => Promise<WebhookAnswer>;

const NOT_FOUND: WebhookAnswer = { status: 404, contentType: "text/plain", body: "Not found" };
/** It is ours to mend: the provider must come again. */
const UNREADABLE: WebhookAnswer = { status: 503, contentType: "text/plain", body: "Not stored, please send again" };
const REFUSED: WebhookAnswer = { status: 401, contentType: "text/plain", body: "Not authentic" };

export function createAcceptWebhook(deps: AcceptWebhookDeps): AcceptWebhook {
  const store = createGroupWriter(deps);
  return async (received) => {
    const account = await deps.findConnection(received.accountId);
    if (account === null || !isSameSecret(received.token, account.receiveToken)) {
      deps.refused("unknown");
      return NOT_FOUND;
    }
    if (account.state === "unreadable") {
      deps.refused("unreadable_account");
      return UNREADABLE;
    }
    const { provider } = account;
    const request: WebhookRequest = {
      method: received.method,
      url: `${account.receiveUrl}${received.search}`,
      headers: received.headers,
      rawBody: received.body,
    };
    const handshake = provider.answerHandshake(request, account.receiveToken);
    if (handshake !== null) return handshake;

    const authenticity = provider.authenticate(request, account.credentials, deps.now());
    if (authenticity.type === "refused") {
      deps.refused(authenticity.reason);
      return REFUSED;
    }
    const isStored = await store({
      accountId: account.accountId,
      method: received.method,
      url: request.url,
      headers: keptHeaders(received.headers),
      body: received.body,
      nonce: authenticity.type === "authentic" ? authenticity.nonce : null,
    });
    if (!isStored) {
      deps.refused("replayed");
      return REFUSED;
    }
    return provider.acknowledgement;
  };
}

const KEPT_HEADERS = ["content-type", "i-twilio-idempotency-token"];

/** What reading needs again later: never a signature or a credential. */
function keptHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? ""]] : [])),
  );
}

const MAX_GROUP = 200;

interface Waiting {
  readonly webhook: ArrivedWebhook;
  readonly resolve: (isStored: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** While one group commits the next gathers: many requests, few commits, each answered after its own. */
function createGroupWriter({ database, stored }: AcceptWebhookDeps): (webhook: ArrivedWebhook) => Promise<boolean> {
  const waiting: Waiting[] = [];
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, MAX_GROUP);
      try {
        const results = await storeArrived(
          database,
          group.map(({ webhook }) => webhook),
        );
        group.forEach(({ resolve }, index) => void resolve(results[index] === true));
        stored(results.filter((isStored) => isStored).length);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  }

  return (webhook) =>
    new Promise((resolve, reject) => {
      waiting.push({ webhook, resolve, reject });
      if (!isWriting) void write();
    });
}
