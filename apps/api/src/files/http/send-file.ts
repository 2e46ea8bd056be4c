import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { askedRange } from "../domain/byte-range.ts";
import { contentDisposition } from "../domain/content-disposition.ts";
import type { Files } from "../files.ts";
import type { AttachmentRow } from "../persistence/attachments.ts";

export interface FileAnswer {
  readonly file: AttachmentRow;
  readonly read: Files["read"];
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Answers with a file or a range of it. A stranger wrote it: the browser may not guess its type, and it runs nothing
 * in our origin. A file never changes once it is there, so its id is its ETag.
 */
export function sendFile({ file, read, request, reply }: FileAnswer): FastifyReply {
  const { id, mimeType, sizeBytes, state } = file;
  if (state !== "ready" || sizeBytes === null || sizeBytes === 0) {
    return reply.code(404).header("cache-control", "no-store").send({ message: "This file is not here." });
  }
  const etag = `"${id}"`;
  reply.headers({
    etag,
    "cache-control": "private, max-age=86400, immutable",
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "content-disposition": contentDisposition(file),
  });
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();

  const ifRange = request.headers["if-range"];
  const range = ifRange === undefined || ifRange === etag ? askedRange(request.headers.range, sizeBytes) : WHOLE;
  if (range.type === "unsatisfiable") return reply.code(416).header("content-range", `bytes */${sizeBytes}`).send();
  const [from, to] = range.type === "part" ? [range.from, range.to] : [0, sizeBytes - 1];
  if (range.type === "part") reply.code(206).header("content-range", `bytes ${from}-${to}/${sizeBytes}`);
  reply.header("content-length", to - from + 1).type(mimeType ?? "application/octet-stream");
  if (request.method === "HEAD") return reply.send();
  return reply.send(Readable.from(read(id, from, to), { objectMode: false }));
}

const WHOLE = { type: "whole" } as const;
