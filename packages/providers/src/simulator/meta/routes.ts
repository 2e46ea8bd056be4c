/** The Graph API below `/meta`, with or without a version: messages, media, templates, the phone number. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { object, text } from "../cloud-api/body-error.ts";
import { bearerToken, credential } from "../credentials.ts";
import { type Exchange, slowDown } from "../exchange.ts";
import type { NumberRecord } from "../world.ts";
import { badToken, graphError, unknownObject } from "./errors.ts";
import { lookUpMedia, serveMedia, uploadMedia } from "./media.ts";
import { sendMessage } from "./messages.ts";
import { listTemplates } from "./templates.ts";

/** An object and perhaps one of its edges, as a path names them. */
interface GraphPath {
  readonly id: string;
  readonly edge: string | null;
}

export function metaRoutes(app: FastifyInstance, exchange: Exchange): void {
  app.get("/whatsapp_business/attachments/", (request, reply) =>
    withToken(exchange, request, reply, (numbers) => serveMedia(exchange, numbers, request, reply)),
  );
  app.route({
    method: ["GET", "POST", "DELETE"],
    url: "/*",
    handler: (request, reply) =>
      withToken(exchange, request, reply, (numbers) => {
        const path = graphPath(request);
        if (path === null) return unknownPath(request, reply);
        return path.edge === null
          ? onObject(exchange, numbers, path.id, request, reply)
          : onEdge(exchange, numbers, { id: path.id, edge: path.edge }, request, reply);
      }),
  });
}

function graphPath(request: FastifyRequest): GraphPath | null {
  const parts = (request.params as { "*": string })["*"].split("/").filter((part) => part !== "");
  if (/^v\d+\.\d+$/.test(parts[0] ?? "")) parts.shift();
  const [id, edge = null] = parts;
  return id === undefined || parts.length > 2 ? null : { id, edge };
}

async function unknownPath(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = request.url.split("?")[0]?.replace(/^\/meta/, "") ?? "";
  return graphError(reply, { status: 400, code: 2500, message: `Unknown path components: ${path}` });
}

/** Runs with the numbers the token reaches; a token reaches every number it was registered with. */
async function withToken(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
  next: (numbers: readonly NumberRecord[]) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const token = bearerToken(request.headers.authorization) ?? text(object(request.query).access_token);
  const numbers = exchange.world.numbersOf("meta").filter((number) => credential(number, "accessToken") === token);
  await slowDown(exchange, numbers[0]?.id ?? null);
  if (token === null || numbers.length === 0) return badToken(reply, token !== null);
  return next(numbers);
}

async function onObject(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const number = numbers.find((one) => credential(one, "phoneNumberId") === id);
  if (request.method === "GET" && number !== undefined) return reply.send(phoneNumber(number));
  if (request.method === "GET") return lookUpMedia(exchange, numbers, id, reply);
  if (request.method === "DELETE" && exchange.media.remove(id)) return reply.send({ success: true });
  return unknownObject(reply, id, request.method);
}

async function onEdge(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  { id, edge }: { readonly id: string; readonly edge: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const number = numbers.find((one) => credential(one, "phoneNumberId") === id);
  const account = numbers.filter((one) => credential(one, "wabaId") === id);
  switch (`${request.method} ${edge}`) {
    case "POST messages":
      if (number !== undefined) return sendMessage(exchange, number, request, reply);
      break;
    case "POST media":
      if (number !== undefined) return uploadMedia(exchange, request, reply);
      break;
    case "GET message_templates":
      if (account.length > 0) return listTemplates(exchange, id, request, reply);
      break;
    case "GET phone_numbers":
      if (account.length > 0) return reply.send({ data: account.map(phoneNumber) });
      break;
    case "POST subscribed_apps":
      if (account.length > 0) return reply.send({ success: true });
      break;
    default:
      return unknownPath(request, reply);
  }
  return unknownObject(reply, id, request.method);
}

function phoneNumber(number: NumberRecord): Record<string, unknown> {
  return {
    verified_name: number.name,
    code_verification_status: "VERIFIED",
    display_phone_number: `+${number.phone}`,
    quality_rating: "GREEN",
    platform_type: "CLOUD_API",
    throughput: { level: "STANDARD" },
    id: credential(number, "phoneNumberId"),
  };
}
