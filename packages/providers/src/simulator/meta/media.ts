/** Meta's media: uploaded for an id; an id answers with an address of five minutes; the address wants the token too. */
import { createHash, createHmac, randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { object, text } from "../cloud-api/body-error.ts";
import { type Exchange, mediaFault } from "../exchange.ts";
import { graphId } from "../ids.ts";
import { readUpload } from "../uploads.ts";
import type { NumberRecord } from "../world.ts";
import { graphError, orderedError, unknownObject } from "./errors.ts";

const ADDRESS_LIVES_MS = 300_000;
/** Addresses do not outlive this process. */
const SECRET = randomBytes(32);

export async function uploadMedia(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const upload = await readUpload(request);
  if (upload?.fields.messaging_product !== "whatsapp")
    return graphError(reply, {
      status: 400,
      code: 100,
      message: "(#100) The parameter messaging_product is required.",
    });
  const type = upload.fields.type ?? upload.file?.mimeType ?? "";
  if (upload.file === null)
    return graphError(reply, { status: 400, code: 100, message: "(#100) The parameter file is required." });
  if (!/^(image\/(jpeg|png|webp)|audio\/|video\/(mp4|3gpp)|text\/plain|application\/)/.test(type))
    return graphError(reply, {
      status: 400,
      code: 100,
      message: `(#100) Param file must be a file with one of the following types: audio/aac, audio/mp4, audio/mpeg, audio/amr, audio/ogg, application/pdf, text/plain, image/jpeg, image/png, image/webp, video/mp4, video/3gpp. Received file of type '${type}'.`,
    });
  const file = exchange.media.put(graphId(), upload.file.bytes, type, upload.file.fileName);
  return reply.send({ id: file.id });
}

export async function lookUpMedia(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const fault = mediaFault(exchange, numbers);
  if (fault !== null) return orderedError(reply, { status: fault, code: fault === 404 ? "100" : "2" });
  const file = exchange.media.file(id);
  if (file === undefined) return unknownObject(reply, id, "get");
  const expires = String(exchange.now().getTime() + ADDRESS_LIVES_MS);
  const address = new URL(`${exchange.origin()}/meta/whatsapp_business/attachments/`);
  address.search = new URLSearchParams({ mid: id, ext: expires, hash: hashOf(id, expires) }).toString();
  return reply.send({
    url: address.href,
    mime_type: file.mimeType,
    sha256: createHash("sha256")
      .update(exchange.media.read(id) ?? "")
      .digest("hex"),
    file_size: file.sizeBytes,
    id,
    messaging_product: "whatsapp",
  });
}

export async function serveMedia(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = object(request.query);
  const [mid, ext, hash] = [text(query.mid) ?? "", text(query.ext) ?? "", text(query.hash) ?? ""];
  const fault = mediaFault(exchange, numbers);
  if (fault !== null) return reply.code(fault).send("");
  const file = exchange.media.file(mid);
  const bytes = exchange.media.read(mid);
  if (hash !== hashOf(mid, ext) || Number(ext) < exchange.now().getTime() || file === undefined || bytes === null)
    return reply.code(404).send("");
  return reply
    .header("content-type", file.mimeType)
    .header("content-disposition", `attachment; filename="${encodeURIComponent(file.fileName ?? mid)}"`)
    .send(bytes);
}

function hashOf(id: string, expires: string): string {
  return createHmac("sha256", SECRET).update(`${id} ${expires}`).digest("base64url");
}
