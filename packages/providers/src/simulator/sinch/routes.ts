/** Sinch below `/sinch`: tokens, Conversation API, templates of the Provisioning API, files. */
import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { typeToCustomer } from "../business-acts.ts";
import { type Json, object, text } from "../cloud-api/body-error.ts";
import { graphComponents } from "../cloud-api/template-list.ts";
import { basicAuth, bearerToken, credential } from "../credentials.ts";
import { type Exchange, mediaFault, slowDown } from "../exchange.ts";
import { stableUlid, ulid } from "../ids.ts";
import { TEMPLATES } from "../templates.ts";
import type { NumberRecord } from "../world.ts";
import { sinchError } from "./errors.ts";
import { recipientOf, sendMessage } from "./messages.ts";

const TOKEN_SECONDS = 3_599;
const KEPT_TOKENS = 1_000;

export function sinchRoutes(app: FastifyInstance, exchange: Exchange): void {
  const tokens = new Map<string, { readonly keyId: string; readonly endsAt: number }>();

  app.post("/oauth2/token", async (request, reply) => {
    const given = basicAuth(request.headers.authorization);
    const known = exchange.world
      .numbersOf("sinch")
      .find((one) => credential(one, "keyId") === given?.user && credential(one, "keySecret") === given.password);
    await slowDown(exchange, known?.id ?? null);
    if (given === null || known === undefined)
      return reply.code(401).send({
        error: "invalid_client",
        error_description: "Client authentication failed (e.g., unknown client, no client authentication included).",
      });
    const grant = request.body instanceof URLSearchParams ? request.body.get("grant_type") : null;
    if (grant !== "client_credentials")
      return reply.code(400).send({ error: "unsupported_grant_type", error_description: "Unsupported grant type." });
    const seconds = exchange.faults.of(known.id, "tokenSeconds") ?? TOKEN_SECONDS;
    const access_token = `eyJ.${randomBytes(32).toString("base64url")}`;
    if (tokens.size >= KEPT_TOKENS) tokens.delete(tokens.keys().next().value ?? "");
    tokens.set(access_token, { keyId: given.user, endsAt: exchange.now().getTime() + seconds * 1_000 });
    return reply.send({ access_token, expires_in: seconds, scope: "", token_type: "bearer" });
  });

  const guarded =
    (run: (numbers: readonly NumberRecord[], request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const keyId = keyOf(request, exchange, tokens);
      const numbers = exchange.world.numbersOf("sinch").filter((one) => credential(one, "keyId") === keyId);
      await slowDown(exchange, numbers[0]?.id ?? null);
      if (keyId === null || numbers.length === 0) {
        reply.header("www-authenticate", 'Bearer error="invalid_token", error_description="expired or unknown"');
        return sinchError(reply, 401, "The request does not have valid authentication credentials for the operation.");
      }
      const { project } = request.params as { project: string };
      const own = numbers.filter((one) => credential(one, "projectId") === project);
      return own.length === 0 ? sinchError(reply, 404, "Project not found.") : run(own, request, reply);
    };

  // "::" is the router's way to write the one colon of Google's custom methods.
  app.post(
    "/v1/projects/:project/messages::send",
    guarded((numbers, request, reply) => sendMessage(exchange, numbers, object(request.body), reply)),
  );
  app.post(
    "/v1/projects/:project/events::send",
    guarded((numbers, request, reply) => sendEvent(exchange, numbers, object(request.body), reply)),
  );
  app.post(
    "/v1/projects/:project/contacts::getChannelProfile",
    guarded(async (numbers, request, reply) => {
      const body = object(request.body);
      const number = numbers.find((one) => credential(one, "appId") === body.app_id);
      if (number === undefined) return sinchError(reply, 404, "App not found.");
      const person = recipientOf(exchange, number, object(body.recipient));
      const phone = person === null ? undefined : exchange.world.phones.get(person.phone);
      if (phone === undefined) return sinchError(reply, 404, "Contact not found.");
      return reply.send({ profile_name: phone.name });
    }),
  );
  app.get(
    "/v1/projects/:project/whatsapp/templates",
    guarded(async (_numbers, request, reply) => reply.send(templatePage(exchange, object(request.query)))),
  );
  app.get(
    "/v2/projects/:project/templates",
    guarded(async (_numbers, _request, reply) => reply.send({ templates: [] })),
  );
  app.get("/media/:id/:name", async (request, reply) => {
    const { id } = request.params as { id: string };
    const fault = mediaFault(exchange, exchange.world.numbersOf("sinch"));
    if (fault !== null) return reply.code(fault).send("");
    const file = exchange.media.file(id);
    const bytes = exchange.media.read(id);
    if (file === undefined || bytes === null) return reply.code(404).send("");
    return reply.header("content-type", file.mimeType).send(bytes);
  });
}

/** Whose request this is: by token, or with the key itself (Sinch allows it for trying out). */
function keyOf(
  request: FastifyRequest,
  exchange: Exchange,
  tokens: ReadonlyMap<string, { readonly keyId: string; readonly endsAt: number }>,
): string | null {
  const token = tokens.get(bearerToken(request.headers.authorization) ?? "");
  if (token !== undefined) {
    const number = exchange.world.numbersOf("sinch").find((one) => credential(one, "keyId") === token.keyId);
    const ended = exchange.faults.of(number?.id ?? null, "tokenSeconds") === 0;
    return !ended && token.endsAt > exchange.now().getTime() ? token.keyId : null;
  }
  const given = basicAuth(request.headers.authorization);
  const known = exchange.world
    .numbersOf("sinch")
    .find((one) => credential(one, "keyId") === given?.user && credential(one, "keySecret") === given.password);
  return known === undefined ? null : credential(known, "keyId");
}

async function sendEvent(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  body: Json,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const number = numbers.find((one) => credential(one, "appId") === body.app_id);
  if (number === undefined) return sinchError(reply, 404, "App not found.");
  const person = recipientOf(exchange, number, object(body.recipient));
  if (person === null) return sinchError(reply, 400, "Recipient is missing or invalid.");
  const event = object(body.event);
  if (event.composing_event === undefined && event.composing_end_event === undefined)
    return sinchError(reply, 400, "The event is not supported by the channel.");
  if (event.composing_event !== undefined) typeToCustomer(exchange, { numberId: number.id, phone: person.phone });
  return reply.send({ event_id: ulid(), accepted_time: exchange.now().toISOString() });
}

function templatePage(exchange: Exchange, query: Json): Record<string, unknown> {
  const states = text(query.filterStates)?.split(",") ?? null;
  const wanted = TEMPLATES.filter((template) => states === null || states.includes(template.status));
  const pageSize = Math.min(Number(text(query.pageSize) ?? 50) || 50, exchange.settings.templatePage);
  const from = Number(text(query.pageToken) ?? 0) || 0;
  return {
    totalSize: wanted.length,
    pageSize,
    previousPageToken: from === 0 ? "" : String(Math.max(0, from - pageSize)),
    nextPageToken: from + pageSize < wanted.length ? String(from + pageSize) : "",
    // The layout of `details` is not published; WhatsApp's own components are assumed.
    templates: wanted.slice(from, from + pageSize).map((template) => ({
      id: stableUlid(`template ${template.name} ${template.language}`),
      name: template.name,
      language: template.language,
      category: template.category,
      state: template.status,
      ...(template.rejectedReason === null ? {} : { rejectionReason: template.rejectedReason }),
      details: { components: graphComponents(template) },
      changedAt: "2026-01-15T09:00:00Z",
    })),
  };
}
