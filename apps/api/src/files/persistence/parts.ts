import type { AttachmentId } from "@parley/schema";
import { sql } from "kysely";
import type { Database, Em } from "../../platform/database.ts";
import { columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

/** Bytes of one part: small enough that a Range reads little, large enough that a file has few rows. */
export const PART_BYTES = 262_144;
const PARTS_AT_ONCE = 4;

/** What was written, with the first bytes for judging the type. */
export interface Written {
  readonly sizeBytes: number;
  readonly head: Uint8Array;
}

const HEAD_BYTES = 8_192;

/** Writes a stream as parts, replacing what an earlier try left; null when it is longer than `maxBytes`. */
export async function writeParts(
  database: Database,
  id: AttachmentId,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Written | null> {
  await tables(database.fork()).deleteFrom("attachment_part").where("attachmentId", "=", id).execute();
  let waiting: Buffer = Buffer.alloc(0);
  let head: Buffer = Buffer.alloc(0);
  let sizeBytes = 0;
  let position = 0;
  const write = async (part: Buffer) => {
    await insertPart(database.fork(), { id, position, part });
    position += 1;
  };
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) return null;
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

const insertPart = statement(
  {},
  ({ id, position, part }: Given<{ id: AttachmentId; position: number; part: Buffer }>) =>
    sql`insert into attachment_part (attachment_id, position, bytes) values (${id}, ${position}, ${part})`,
);

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
    for (const { position: index, bytes } of await selectParts(database.fork(), { id, position, until })) {
      const start = index * PART_BYTES;
      yield bytes.subarray(Math.max(0, from - start), Math.min(bytes.length, to + 1 - start));
    }
  }
}

const selectParts = statement(
  columns("attachment_part", "position", "bytes"),
  ({ id, position, until }: Given<{ id: AttachmentId; position: number; until: number }>) =>
    sql`select position, bytes from attachment_part
        where attachment_id = ${id} and position between ${position} and ${until} order by position`,
);

/** The first bytes of a stored file, as many as there are. */
export async function readHead(em: Em, id: AttachmentId, bytes: number): Promise<Uint8Array> {
  const [first] = await selectHead(em, { id, bytes });
  return first?.head ?? new Uint8Array();
}

const selectHead = statement(
  { head: value.bytes },
  ({ id, bytes }: Given<{ id: AttachmentId; bytes: number }>) =>
    sql`select substring(bytes from 1 for ${bytes}) as head from attachment_part where attachment_id = ${id} and position = 0`,
);
