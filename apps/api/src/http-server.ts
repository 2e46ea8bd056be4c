import { promisify } from "node:util";
import httpProxy from "@fastify/http-proxy";
import fastifyStatic from "@fastify/static";
import { ATTACHMENT_MEGABYTES } from "@parley/schema";
import type { FastifyInstance } from "fastify";
import fastify from "fastify";
import { BODY_LIMITS, type BodyLimits, longestMs, watchBodies } from "./platform/body-pace.ts";
import { clientAddress, type IsTrustedProxy } from "./platform/client-address.ts";
import { asLogged, type Logger } from "./platform/logging.ts";
import type { Metrics } from "./platform/metrics.ts";
import { VERSION } from "./platform/version.ts";
import { registerSimulatorDoor, type SimulatorDoor } from "./simulator-door.ts";

export interface HttpServerOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Why this node should get no requests (GET /readyz), for the operator; null: database, tables and jobs are fine. */
  readonly problem: () => Promise<string | null>;
  /** Where the console's pages are served behind us; null: this node serves none. */
  readonly webUrl: string | null;
  /** The folder of the pages' scripts and styles, each beside itself as brotli; null: they come from `webUrl` too. */
  readonly webStatic: string | null;
  /** The way to the simulator; null without the demo. */
  readonly simulator: SimulatorDoor | null;
  readonly publicUrl: string;
  readonly isTrustedProxy: IsTrustedProxy;
  readonly registerAreas: (app: FastifyInstance) => Promise<void>;
  /** How slowly bodies may come in. */
  readonly bodyLimits?: BodyLimits;
}

const HEAD_MS = 10_000;
/** Node looks for late requests every 30 seconds unless told. */
const LOOK_FOR_LATE_MS = 2_000;

/** The front door: webhooks, GraphQL and files here, everything else to the pages behind (one origin). */
export async function buildHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { logger, metrics, problem, webUrl, webStatic, publicUrl, isTrustedProxy, bodyLimits = BODY_LIMITS } = options;
  // No request of any kind may take longer; which may take how long is watched below.
  const requestTimeout = longestMs(ATTACHMENT_MEGABYTES.max * 1_048_576, bodyLimits) + HEAD_MS;
  const app = fastify({
    logger: false,
    requestTimeout,
    http: { headersTimeout: HEAD_MS, requestTimeout, connectionsCheckingInterval: LOOK_FOR_LATE_MS },
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: true,
    trustProxy: isTrustedProxy,
  });
  watchBodies(app, bodyLimits);
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ error: asLogged(error) }, "a request failed");
    return reply
      .code(status)
      .type("text/plain")
      .send(status >= 500 ? "Something went wrong on our side." : "The request was not understood.");
  });

  app.get("/healthz", async () => ({ status: "up", version: VERSION }));
  app.get("/readyz", async (_request, reply) => {
    const reason = await problem().catch(() => "The database does not answer.");
    return reason === null ? { status: "ready" } : reply.code(503).send({ status: "not ready", reason });
  });
  app.get("/metrics", async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );

  metrics.observe("parley_http_connections", "Open connections to this node, WebSockets among them.", () =>
    promisify(app.server.getConnections.bind(app.server))(),
  );
  await options.registerAreas(app);

  await registerSimulatorDoor(app, { simulator: options.simulator, webUrl, publicUrl, isTrustedProxy });
  if (webStatic !== null) {
    // Their names change with what is in them.
    const forGood = { immutable: true, maxAge: "1y", index: false, decorateReply: false } as const;
    await app.register(fastifyStatic, { ...forGood, root: webStatic, prefix: "/_next/static/", preCompressed: true });
  }
  if (webUrl !== null) {
    await app.register(httpProxy, {
      upstream: webUrl,
      websocket: false,
      disableRequestLogging: true,
      // What the pages' server asks the API for somebody, it asks in their name.
      replyOptions: {
        rewriteRequestHeaders: ({ raw }, headers) => ({
          ...headers,
          "x-forwarded-for": clientAddress(raw, isTrustedProxy),
        }),
      },
    });
  }
  return app;
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return typeof status === "number" && status >= 400 && status < 600 ? status : 500;
}
