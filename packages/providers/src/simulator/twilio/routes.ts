/** Twilio's API, content, messaging and media hosts, all below `/twilio`. */
import { createHmac, randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readByBusiness, typeToCustomer } from "../business-acts.ts";
import { object, text } from "../cloud-api/body-error.ts";
import { basicAuth, credential } from "../credentials.ts";
import { type Exchange, mediaFault, slowDown } from "../exchange.ts";
import type { NumberRecord } from "../world.ts";
import { contentApprovals, contentOf, contentPage } from "./content.ts";
import { twilioError } from "./errors.ts";
import { createMessage, messageResource } from "./messages.ts";

type Params = Readonly<Record<string, string>>;
const CDN_LIVES_MS = 4 * 3_600_000;
/** Signed addresses do not outlive this process. */
const CDN_SECRET = randomBytes(32);

export function twilioRoutes(app: FastifyInstance, exchange: Exchange): void {
  const guarded =
    (run: (numbers: readonly NumberRecord[], request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const numbers = await authorised(exchange, request);
      if (numbers.length === 0) {
        reply.header("www-authenticate", 'Basic realm="Twilio API"');
        return twilioError(reply, 401, "20003");
      }
      const { account } = request.params as Params;
      if (account !== undefined && credential(numbers[0] as NumberRecord, "accountSid") !== account)
        return notFound(request, reply);
      return run(numbers, request, reply);
    };

  const message = "/2010-04-01/Accounts/:account/Messages";
  app.post(
    `${message}.json`,
    guarded((numbers, request, reply) => createMessage(exchange, numbers, request, reply)),
  );
  app.get(
    `${message}/:file(^(SM|MM)[0-9a-f]{32}\\.json$)`,
    guarded(async (numbers, request, reply) => {
      const sid = (request.params as Params).file?.replace(".json", "") ?? "";
      const record = exchange.world.message(sid);
      const number = numbers.find((one) => one.id === record?.numberId);
      if (record === undefined || number === undefined) return notFound(request, reply);
      return reply.send(messageResource(record, number));
    }),
  );
  app.get(
    `${message}/:message/Media/:media`,
    guarded(async (numbers, request, reply) => redirectToFile(exchange, numbers, request, reply)),
  );
  app.get("/cdn/:media", (request, reply) => serveFromCdn(exchange, request, reply));
  app.post(
    "/v2/Indicators/Typing.json",
    guarded(async (numbers, request, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const record = exchange.world.message(form.get("messageId") ?? "");
      if (form.get("channel") !== "whatsapp") return twilioError(reply, 400, "21910", "Channel is not supported");
      if (record?.direction !== "fromCustomer" || !numbers.some((one) => one.id === record.numberId))
        return notFound(request, reply);
      readByBusiness(exchange.world, record);
      typeToCustomer(exchange, record);
      return reply.send({ success: true });
    }),
  );
  for (const list of ["/v1/ContentAndApprovals", "/v2/ContentAndApprovals", "/v1/Content"])
    app.get(
      list,
      guarded(async (numbers, request, reply) =>
        reply.send(contentPage(exchange, accountOf(numbers), request, list.endsWith("Approvals"))),
      ),
    );
  app.get(
    "/v1/Content/:sid",
    guarded(async (numbers, request, reply) => {
      const found = contentOf(accountOf(numbers), (request.params as Params).sid ?? "");
      return found === null ? notFound(request, reply) : reply.send(found.content);
    }),
  );
  app.get(
    "/v1/Content/:sid/ApprovalRequests",
    guarded(async (numbers, request, reply) => {
      const found = contentOf(accountOf(numbers), (request.params as Params).sid ?? "");
      if (found === null) return notFound(request, reply);
      return reply.send({ sid: (request.params as Params).sid, whatsapp: contentApprovals(found.template) });
    }),
  );
}

async function authorised(exchange: Exchange, request: FastifyRequest): Promise<readonly NumberRecord[]> {
  const given = basicAuth(request.headers.authorization);
  const numbers = exchange.world
    .numbersOf("twilio")
    .filter(
      (number) =>
        credential(number, "accountSid") === given?.user && credential(number, "authToken") === given.password,
    );
  await slowDown(exchange, numbers[0]?.id ?? null);
  return numbers;
}

function accountOf(numbers: readonly NumberRecord[]): string {
  return credential(numbers[0] as NumberRecord, "accountSid");
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split("?")[0]?.replace(/^\/twilio/, "");
  return twilioError(reply, 404, "20404", `The requested resource ${path} was not found`);
}

/** The address of a file wants the account's credentials and leads to a signed one elsewhere. */
function redirectToFile(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { message = "", media = "" } = request.params as Params;
  const fault = mediaFault(exchange, numbers);
  if (fault !== null) return twilioError(reply, fault, fault === 404 ? "20404" : "20500");
  const known = exchange.world.message(message);
  const own = known === undefined || numbers.some((number) => number.id === known.numberId);
  if (!own || exchange.media.file(media) === undefined) return notFound(request, reply);
  const expires = String(Math.floor((exchange.now().getTime() + CDN_LIVES_MS) / 1_000));
  const query = new URLSearchParams({ Expires: expires, Signature: cdnSignature(media, expires) });
  return reply.redirect(`${exchange.origin()}/twilio/cdn/${media}?${query}`, 307);
}

/** As the storage behind Twilio: a signed address together with an Authorization header is refused. */
async function serveFromCdn(exchange: Exchange, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { media = "" } = request.params as Params;
  const query = object(request.query);
  if (request.headers.authorization !== undefined)
    return reply.code(400).type("application/xml").send("<Error><Code>InvalidArgument</Code></Error>");
  const expires = text(query.Expires) ?? "";
  const file = exchange.media.file(media);
  const bytes = exchange.media.read(media);
  const stale = Number(expires) * 1_000 < exchange.now().getTime();
  if (text(query.Signature) !== cdnSignature(media, expires) || stale || file === undefined || bytes === null)
    return reply.code(403).type("application/xml").send("<Error><Code>AccessDenied</Code></Error>");
  const name = file.fileName === null ? "" : `; filename="${encodeURIComponent(file.fileName)}"`;
  return reply.header("content-type", file.mimeType).header("content-disposition", `inline${name}`).send(bytes);
}

function cdnSignature(media: string, expires: string): string {
  return createHmac("sha256", CDN_SECRET).update(`${media} ${expires}`).digest("base64url");
}
