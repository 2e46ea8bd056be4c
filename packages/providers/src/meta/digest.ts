/** Noticing on the way through that a file is not the one that was announced. */
import { createHash } from "node:crypto";

/**
 * The same bytes; the stream fails at its end when their SHA-256 is another than the announced one, written in hex or base64
 * (Meta writes both, depending on age). An announcement that is no digest is ignored.
 */
export function checkingDigest(body: ReadableStream<Uint8Array>, announced: string | null): ReadableStream<Uint8Array> {
  const expected = digestBytes(announced);
  if (expected === null) return body;
  const hash = createHash("sha256");
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        hash.update(chunk);
        controller.enqueue(chunk);
      },
      flush() {
        if (!hash.digest().equals(expected)) throw new Error("The file is not the one that was announced (SHA-256)");
      },
    }),
  );
}

function digestBytes(announced: string | null): Buffer | null {
  if (announced === null) return null;
  if (/^[0-9a-f]{64}$/i.test(announced)) return Buffer.from(announced, "hex");
  return /^[A-Za-z0-9+/]{43}=$/.test(announced) ? Buffer.from(announced, "base64") : null;
}
