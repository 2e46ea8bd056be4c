import { type InteractionId, type MessageId, THREAD_PAGE_SIZE, type ThreadPageArgs } from "@parley/schema";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Database } from "../../platform/database.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { isId } from "../../platform/ids.ts";
import type { Page } from "../../platform/pagination.ts";
import {
  countLines,
  interactionBefore,
  listThread,
  reachedFrom,
  type ThreadCursor,
  type ThreadLine,
} from "../persistence/message-queries.ts";
import type { MessageRow } from "../persistence/message-row.ts";

/** A page of a thread, counted from its end; oldest first inside the page. */
export async function readThread(
  database: Database,
  interactionId: InteractionId,
  { last, before, withEarlier }: ThreadPageArgs,
): Promise<Page<MessageRow>> {
  const size = last ?? THREAD_PAGE_SIZE.default;
  if (size > THREAD_PAGE_SIZE.max)
    throw clientError("LIMIT_EXCEEDED", `A page has at most ${THREAD_PAGE_SIZE.max} messages.`);
  if (size < THREAD_PAGE_SIZE.min) throw clientError("BAD_USER_INPUT", "A page has at least one message.");
  const cursor = before ? readCursor(before) : null;
  const max = size + 1;
  const rows = withEarlier
    ? await listBack(database, interactionId, cursor, max)
    : await listThread(database.fork(), interactionId, { before: cursor, max });
  const edges = rows
    .slice(0, size)
    .reverse()
    .map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    pageInfo: {
      hasPreviousPage: rows.length > size,
      hasNextPage: cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return countLines(database.fork(), interactionId);
    },
  };
}

/** Interactions without a single line are rare: a page passes over so many at most. */
const MAX_INTERACTIONS = 50;

/** Lines from a cursor back, going on into the contact's earlier interactions where one begins; newest first. */
async function listBack(
  database: Database,
  interactionId: InteractionId,
  cursor: ThreadCursor | null,
  max: number,
): Promise<readonly ThreadLine[]> {
  const em = database.fork();
  const rows: ThreadLine[] = [];
  let current = cursor === null ? interactionId : await reachedFrom(em, interactionId, cursor.id);
  let before = cursor;
  for (let left = MAX_INTERACTIONS; current !== null && left > 0; left -= 1) {
    rows.push(...(await listThread(em, current, { before, max: max - rows.length })));
    if (rows.length >= max) break;
    before = null;
    current = await interactionBefore(em, current);
  }
  return rows;
}

function cursorOf({ micros, id }: ThreadLine): string {
  return encodeCursor(micros, id);
}

function readCursor(cursor: string): ThreadCursor {
  const [micros, id] = decodeCursor(cursor) ?? [];
  if (typeof micros !== "number" || !Number.isSafeInteger(micros) || typeof id !== "string" || !isId(id)) {
    throw clientError("BAD_USER_INPUT", "This cursor is not one of this thread.");
  }
  return { micros, id: id as MessageId };
}
