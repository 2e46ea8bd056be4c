import type { FastifyInstance } from "fastify";
import { asLogged, type Logger } from "../../platform/logging.ts";
import type { AcceptWebhook } from "../application/accept-webhook.ts";
import type { WebhookMetrics } from "../webhook-metrics.ts";

/** Meta's own bound on a webhook body; the others send far less. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

const RETRY_AFTER_SECONDS = 5;

export interface ReceiveRouteDeps {
  readonly accept: AcceptWebhook;
  readonly metrics: Pick<WebhookMetrics, "answerSeconds">;
  readonly logger: Logger;
}

/**
 * The receive URLs: `/receive/<account>/<token>`. Bodies come as raw bytes, whatever they say they
 * are, because signatures cover bytes; packed ones are refused, since no provider packs and a small one can
 * unfold to gigabytes.
 */
export async function receiveRoute(app: FastifyInstance, { accept, metrics, logger }: ReceiveRouteDeps): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_BODY_BYTES }, (_request, body, done) =>
    done(null, body),
  );

  app.route<{ Params: { accountId: string; token: string } }>({
    method: ["GET", "POST", "PUT"],
    url: "/receive/:accountId/:token",
    bodyLimit: MAX_BODY_BYTES,
    async handler(request, reply) {
      const encoding = request.headers["content-encoding"];
      if (encoding !== undefined && encoding !== "identity")
        return reply.code(415).type("text/plain").send("Send the body unpacked");
      const stop = metrics.answerSeconds.startTimer();
      const queryAt = request.url.indexOf("?");
      try {
        const answer = await accept({
          accountId: request.params.accountId,
          token: request.params.token,
          method: request.method,
          search: queryAt === -1 ? "" : request.url.slice(queryAt),
          headers: asHeaders(request.headers),
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        });
        if (answer.status === 503) reply.header("retry-after", RETRY_AFTER_SECONDS);
        return await reply.code(answer.status).type(answer.contentType).send(answer.body);
      } catch (error) {
        // Nothing was stored: the provider must come again (R2).
        logger.warn({ error: asLogged(error) }, "a webhook could not be stored");
        return reply
          .code(503)
          .header("retry-after", RETRY_AFTER_SECONDS)
          .type("text/plain")
          .send("Not stored, please send again");
      } finally {
        stop();
      }
    },
  });
}

function asHeaders(headers: NodeJS.Dict<string | string[]>): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return result;
}
