import multipart from "@fastify/multipart";
import { ATTACHMENT_MEGABYTES, type Reason } from "@parley/schema";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isAccountInScope, may } from "../../identity/index.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { because, inWords } from "../../platform/reasons.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { Files } from "../files.ts";
import type { AttachmentRow } from "../persistence/attachments.ts";
import { sendFile } from "./send-file.ts";

export interface FileRoutesDeps {
  readonly files: Files;
  /** By session cookie or bearer token. For a cookie it also answers null when the request was not made by our own pages. */
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer | null>;
  readonly scopeOf: (viewer: Viewer) => Promise<AccountScope>;
}

const MAX_BYTES = ATTACHMENT_MEGABYTES.max * 1_048_576;

/** POST /files, GET /files/:id and GET /media/:id/:signature. */
export async function registerFiles(app: FastifyInstance, deps: FileRoutesDeps): Promise<void> {
  await app.register(async (routes) => {
    await routes.register(multipart, {
      limits: { fileSize: MAX_BYTES, files: 1, fields: 5, fieldSize: 1_024, parts: 6, headerPairs: 50 },
    });
    routes.post("/files", { config: { hasLargeBody: true } }, (request, reply) => upload(deps, request, reply));
  });
  app.get<{ Params: { id: string } }>("/files/:id", (request, reply) => open(deps, request.params.id, request, reply));
  app.get<{ Params: { id: string; signature: string } }>("/media/:id/:signature", (request, reply) =>
    openPublicly(deps, request.params, request, reply),
  );
}

async function upload({ files, viewerOf }: FileRoutesDeps, request: FastifyRequest, reply: FastifyReply) {
  const viewer = await viewerOf(request);
  if (viewer === null) return refuse(reply, 401, because("SIGN_IN_FIRST"));
  if (!may(viewer, "interactions.handle")) return refuse(reply, 403, because("UPLOAD_NOT_PERMITTED"));
  if (!request.isMultipart()) return refuse(reply, 415, because("UPLOAD_NOT_MULTIPART"));
  const part = await request.file();
  if (part === undefined) return refuse(reply, 400, because("UPLOAD_MISSING"));
  const stored = await files.storeUpload({
    by: viewer.userId,
    fileName: part.filename,
    claimedType: part.mimetype,
    bytes: part.file,
    isCut: () => part.file.truncated,
    maxBytes: MAX_BYTES,
  });
  if (stored === "tooLarge") return refuse(reply, 413, because("UPLOAD_TOO_LARGE", { max: ATTACHMENT_MEGABYTES.max }));
  if (stored === "empty") return refuse(reply, 400, because("UPLOAD_EMPTY"));
  const { id, fileName, mimeType, sizeBytes } = stored;
  return reply.code(201).send({ id, fileName, mimeType, sizeBytes, url: `/files/${id}` });
}

async function open(deps: FileRoutesDeps, id: string, request: FastifyRequest, reply: FastifyReply) {
  const viewer = await deps.viewerOf(request);
  if (viewer === null) return refuse(reply, 401, because("SIGN_IN_FIRST"));
  const file = isId(id) ? await deps.files.find(id) : null;
  if (file === null || !(await maySee(deps, viewer, file))) return refuse(reply, 404, because("NO_FILE"));
  return sendFile({ file, read: deps.files.read, request, reply });
}

async function openPublicly(
  { files }: FileRoutesDeps,
  { id, signature }: { readonly id: string; readonly signature: string },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const file = isId(id) && files.mayFetch(id, signature) ? await files.find(id) : null;
  if (file === null) return refuse(reply, 404, because("NO_FILE"));
  return sendFile({ file, read: files.read, request, reply });
}

/** Whoever may see its interaction, or uploaded it (R13). */
async function maySee({ scopeOf }: FileRoutesDeps, viewer: Viewer, file: AttachmentRow): Promise<boolean> {
  if (file.uploadedById === viewer.userId) return true;
  if (file.interactionId === null || !may(viewer, "interactions.read")) return false;
  return isAccountInScope(file.accountId, await scopeOf(viewer));
}

function refuse(reply: FastifyReply, status: number, reason: Reason) {
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .send({ message: inWords(reason), reason });
}
