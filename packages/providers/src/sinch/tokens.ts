/** Access tokens of Sinch's OAuth server: fetched once, shared until a minute before they end. */
import { createHash } from "node:crypto";
import { sinchHosts } from "../addresses.ts";
import { basicAuthorization, callProvider, isSuccess, type ProviderAnswer } from "../calling.ts";
import type { ProviderNetwork } from "../port.ts";
import { numberAt, stringAt } from "../reading.ts";
import { type SinchCredentials, secretsOf } from "./credentials.ts";

const SAFETY_MS = 60_000;
const DEFAULT_LIFE_SECONDS = 300;
const MAX_TOKENS = 1_000;

type TokenOutcome =
  | { readonly type: "token"; readonly token: string }
  /** Why there is none, as if the call itself had been answered so: it was never made. */
  | { readonly type: "failed"; readonly answer: ProviderAnswer };

export interface TokenCache {
  /** The current token; callers who ask at the same time share one request. */
  token(credentials: SinchCredentials, network: ProviderNetwork): Promise<TokenOutcome>;
  /** Forgets a token that was refused; a newer one stays. */
  drop(credentials: SinchCredentials, network: ProviderNetwork, token: string): void;
}

/** A cache by key, secret and OAuth address. A process needs one. */
export function createTokenCache(): TokenCache {
  const tokens = new Map<string, { readonly token: string; readonly staleAt: number }>();
  const underWay = new Map<string, Promise<TokenOutcome>>();

  async function fetchToken(
    key: string,
    credentials: SinchCredentials,
    network: ProviderNetwork,
  ): Promise<TokenOutcome> {
    const answer = await callProvider(network, {
      method: "POST",
      url: `${sinchHosts(network.addresses).auth}/oauth2/token`,
      headers: { authorization: basicAuthorization(credentials.keyId, credentials.keySecret) },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
      secrets: secretsOf(credentials),
    });
    const token = isSuccess(answer) ? stringAt(answer.json, "access_token") : null;
    if (!isSuccess(answer) || token === null || !/^[\x21-\x7e]+$/.test(token)) {
      return { type: "failed", answer: withoutToken(answer) };
    }
    const lifeMs = (numberAt(answer.json, "expires_in") ?? DEFAULT_LIFE_SECONDS) * 1_000;
    const oldest = tokens.size >= MAX_TOKENS ? tokens.keys().next().value : undefined;
    if (oldest !== undefined) tokens.delete(oldest);
    tokens.set(key, { token, staleAt: network.now().getTime() + lifeMs - SAFETY_MS });
    return { type: "token", token };
  }

  return {
    async token(credentials, network) {
      const key = keyOf(credentials, network);
      const known = tokens.get(key);
      if (known !== undefined && network.now().getTime() < known.staleAt) return { type: "token", token: known.token };
      const running = underWay.get(key);
      if (running !== undefined) return running;
      const started = fetchToken(key, credentials, network).finally(() => underWay.delete(key));
      underWay.set(key, started);
      return started;
    },
    drop(credentials, network, token) {
      const key = keyOf(credentials, network);
      if (tokens.get(key)?.token === token) tokens.delete(key);
    },
  };
}

/** Without a token nothing can have been sent; a refusal of the key is a 401 whatever OAuth calls it. */
function withoutToken(answer: ProviderAnswer): ProviderAnswer {
  const status = answer.type === "answered" ? answer.status : null;
  if (answer.type === "answered" && status === 429) return answer;
  if (answer.type === "answered" && answer.status >= 400 && answer.status < 500 && status !== 408) {
    return { ...answer, status: 401 };
  }
  return { type: "notSent", detail: `No access token from Sinch${status === null ? "" : ` (it answered ${status})`}` };
}

/** The secret is part of it, hashed: a corrected secret must not live on a token of the old one. */
function keyOf({ keyId, keySecret }: SinchCredentials, { addresses }: ProviderNetwork): string {
  const secret = createHash("sha256").update(keySecret).digest("hex");
  return JSON.stringify([keyId, secret, sinchHosts(addresses).auth]);
}
