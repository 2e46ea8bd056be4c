/** Where and how the Graph API is called. */
import { callProvider, type ProviderAnswer } from "../calling.ts";
import type { ProviderNetwork } from "../port.ts";
import type { MetaCredentials } from "./credentials.ts";

/** The one place that names the version; each lives about two years. */
const GRAPH_VERSION = "v23.0";

/** The address of a node or edge: `106540352242922/messages`. */
function graphUrl({ addresses }: Pick<ProviderNetwork, "addresses">, path: string): string {
  return `${addresses.metaGraph}/${GRAPH_VERSION}/${path}`;
}

/** Authorises a call; also the file's own address, where that is Meta's. */
export function bearer({ authorizationToken }: Pick<MetaCredentials, "authorizationToken">): string {
  return `Bearer ${authorizationToken}`;
}

/** Calls the Graph API; never throws. JSON bodies are given as objects, files as forms. */
export function callGraph(
  call: {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly body?: object;
    readonly maxAnswerBytes?: number;
  },
  credentials: MetaCredentials,
  network: ProviderNetwork,
): Promise<ProviderAnswer> {
  const { body, maxAnswerBytes } = call;
  const isForm = body instanceof FormData;
  return callProvider(network, {
    method: call.method,
    url: graphUrl(network, call.path),
    headers: {
      authorization: bearer(credentials),
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(maxAnswerBytes === undefined ? {} : { maxAnswerBytes }),
    secrets: [credentials.authorizationToken, ...(credentials.appSecret === null ? [] : [credentials.appSecret])],
  });
}
