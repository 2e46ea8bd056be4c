import httpProxy from "@fastify/http-proxy";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isOwnOrigin, isSameOrigin } from "./identity/index.ts";
import { type IsTrustedProxy, isOnThisMachine } from "./platform/client-address.ts";

/** The simulator, and what its control API asks for. */
export interface SimulatorDoor {
  readonly url: string;
  readonly token: string;
}

export interface SimulatorDoorOptions {
  /** Null: there is no way to it. */
  readonly simulator: SimulatorDoor | null;
  readonly webUrl: string | null;
  readonly publicUrl: string;
  readonly isTrustedProxy: IsTrustedProxy;
}

const API = "/simulator/api";
const PAGE = "/simulator";

/**
 * The way to the simulator and to its page, for whoever sits at this machine: whoever plays the customers sees all they
 * write and makes the simulator call addresses. Without the demo there is none.
 */
export async function registerSimulatorDoor(
  app: FastifyInstance,
  { simulator, webUrl, publicUrl, isTrustedProxy }: SimulatorDoorOptions,
): Promise<void> {
  if (simulator === null) {
    app.all(`${API}/*`, (_request, reply) => reply.code(404).send({ error: "there is no simulator here" }));
    return;
  }
  const onlyHere = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isOnThisMachine(request.raw, isTrustedProxy))
      return reply.code(421).send({ error: "the simulator is for this machine only, by the name localhost" });
    if (!isOfOurPages(request, publicUrl)) return reply.code(403).send({ error: "only for the console's own pages" });
    return undefined;
  };
  await app.register(httpProxy, {
    upstream: simulator.url,
    prefix: API,
    rewritePrefix: "/control",
    preHandler: onlyHere,
    replyOptions: {
      rewriteRequestHeaders: (_request, { cookie: _ours, ...headers }) => ({
        ...headers,
        authorization: `Bearer ${simulator.token}`,
      }),
    },
  });
  if (webUrl !== null)
    await app.register(httpProxy, { upstream: webUrl, prefix: PAGE, rewritePrefix: PAGE, preHandler: onlyHere });
}

function isOfOurPages({ method, headers }: FastifyRequest, publicUrl: string): boolean {
  const { host, origin } = headers;
  if (method === "GET" || method === "HEAD") return isOwnOrigin(origin ?? null, publicUrl, host);
  const get = (name: string) => (headers[name] === undefined ? null : String(headers[name]));
  return isSameOrigin({ get }, publicUrl, host);
}
