/** `GET /{waba-id}/message_templates`, cursor by cursor. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { object, text } from "../cloud-api/body-error.ts";
import { graphTemplates } from "../cloud-api/template-list.ts";
import type { Exchange } from "../exchange.ts";

export async function listTemplates(
  exchange: Exchange,
  accountId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = object(request.query) as Record<string, string>;
  const page = graphTemplates(accountId, {
    status: text(query.status),
    limit: Math.min(Number(query.limit ?? 25) || 25, exchange.settings.templatePage),
    after: text(query.after),
  });
  if (page.paging.next !== null) {
    const next = new URL(`${exchange.origin()}${request.url}`);
    next.searchParams.set("after", page.paging.cursors.after);
    return reply.send({ data: page.data, paging: { cursors: page.paging.cursors, next: next.href } });
  }
  return reply.send({ data: page.data, paging: { cursors: page.paging.cursors } });
}
