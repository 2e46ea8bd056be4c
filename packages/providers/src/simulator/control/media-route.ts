/** Files in chats, for the page of the customer's phone. */
import type { FastifyInstance } from "fastify";
import type { MediaStore } from "../media-store.ts";
import { ControlError } from "./control-error.ts";

/** Shown in place; everything else is only saved. */
const SHOWN = /^(image\/(png|jpeg|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+)/;

export function mediaRoute(app: FastifyInstance, media: MediaStore): void {
  app.get("/media/:id", async (request, reply) => {
    const { id } = request.params as { id: string };
    const file = media.file(id);
    const bytes = media.read(id);
    if (file === undefined || bytes === null) throw new ControlError(404, "no such file");
    const isShown = SHOWN.test(file.mimeType);
    const name = encodeURIComponent(file.fileName ?? "file");
    // Never run in the page's origin, whatever a stranger's file claims to be.
    reply
      .header("content-type", isShown ? file.mimeType : "application/octet-stream")
      .header("content-disposition", `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${name}`)
      .header("x-content-type-options", "nosniff")
      .header("content-security-policy", "sandbox; default-src 'none'")
      .header("accept-ranges", "bytes");
    const range = partOf(request.headers.range, bytes.length);
    if (range === null) return reply.send(bytes);
    return reply
      .code(206)
      .header("content-range", `bytes ${range.from}-${range.to}/${bytes.length}`)
      .send(bytes.subarray(range.from, range.to + 1));
  });
}

/** The one part a player asks for; null: the whole file. */
function partOf(header: string | undefined, size: number): { readonly from: number; readonly to: number } | null {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(header ?? "");
  if (asked === null) return null;
  const from = Number(asked[1]);
  const to = asked[2] === "" ? size - 1 : Math.min(Number(asked[2]), size - 1);
  return from <= to ? { from, to } : null;
}
