import type { AttachmentId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, type Em, query } from "../../platform/database.ts";

/** Bytes of one part: small enough that a Range reads little, large enough that a file has few rows. */
export const PART_BYTES = 262_144;
const PARTS_AT_ONCE = 4;

/** What was written, with the first bytes for judging the type. */
export interface Written {
  readonly sizeBytes: number;
  readonly head: Uint8Array;
}

const HEAD_BYTES = 8_192;

/** Writes a stream as parts, replacing what an earlier try left; null when it is longer than `mostBytes`. */
export async function writeParts(
  database: Database,
  id: AttachmentId,
  bytes: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Written | null> {
  await query(database.fork(), sql`delete from attachment_part where attachment_id = ${id}`);
  let waiting: Buffer = Buffer.alloc(0);
  let head: Buffer = Buffer.alloc(0);
  let sizeBytes = 0;
  let position = 0;
  const write = async (part: Buffer) => {
    await query(
      database.fork(),
      sql`insert into attachment_part (attachment_id, position, bytes) values (${id}, ${position}, ${part})`,
    );
    position += 1;
  };
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > mostBytes) return null;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= PART_BYTES) {
      await write(waiting.subarray(0, PART_BYTES));
      waiting = waiting.subarray(PART_BYTES);
    }
  }
  if (waiting.length > 0) await write(waiting);
  return { sizeBytes, head };
}

/** The bytes of a file from the first to the last named, a few parts at a time. */
export async function* readParts(
  database: Database,
  id: AttachmentId,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  const last = Math.floor(to / PART_BYTES);
  for (let position = Math.floor(from / PART_BYTES); position <= last; position += PARTS_AT_ONCE) {
    const until = Math.min(last, position + PARTS_AT_ONCE - 1);
    const rows = await query<{ position: number; bytes: Buffer }>(
      database.fork(),
      sql`select position, bytes from attachment_part
          where attachment_id = ${id} and position between ${position} and ${until} order by position`,
    );
    for (const { position: place, bytes } of rows) {
      const start = place * PART_BYTES;
      yield bytes.subarray(Math.max(0, from - start), Math.min(bytes.length, to + 1 - start));
    }
  }
}

/** The first bytes of a stored file, as many as there are. */
export async function readHead(em: Em, id: AttachmentId, bytes: number): Promise<Uint8Array> {
  const [first] = await query<{ head: Buffer }>(
    em,
    sql`select substring(bytes from 1 for ${bytes}) as head from attachment_part where attachment_id = ${id} and position = 0`,
  );
  return first?.head ?? new Uint8Array();
}
