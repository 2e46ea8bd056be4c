/** One multipart request: its fields and its file, bounded. */
import type { FastifyRequest } from "fastify";

export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly bytes: Buffer; readonly mimeType: string; readonly fileName: string | null } | null;
}

/** Null when the request is no multipart. A file over the limit throws Fastify's 413. */
export async function readUpload(request: FastifyRequest): Promise<Upload | null> {
  if (!request.isMultipart()) return null;
  const fields: Record<string, string> = {};
  let file: Upload["file"] = null;
  for await (const part of request.parts()) {
    if (part.type === "field") fields[part.fieldname] = String(part.value);
    else {
      const bytes = await part.toBuffer();
      if (file === null) file = { bytes, mimeType: part.mimetype, fileName: part.filename || null };
    }
  }
  return { fields, file };
}
