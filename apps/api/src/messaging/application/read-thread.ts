import { type InteractionId, type MessageId, THREAD_PAGE_SIZE, type ThreadPageArgs } from "@parley/schema";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Database } from "../../platform/database.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { isId } from "../../platform/ids.ts";
import { cappedCount, type Page } from "../../platform/pagination.ts";
import {
  interactionBefore,
  listThread,
  type PlacedMessage,
  reachedFrom,
  type ThreadPlace,
  threadSelect,
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
  const place = before ? placeOf(before) : null;
  const most = size + 1;
  const rows = withEarlier
    ? await listBack(database, interactionId, place, most)
    : await listThread(database.fork(), interactionId, { before: place, most });
  const edges = rows
    .slice(0, size)
    .reverse()
    .map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    pageInfo: {
      hasPreviousPage: rows.length > size,
      hasNextPage: place !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return cappedCount(database.fork(), threadSelect(interactionId));
    },
  };
}

/** Interactions without a single line are rare: a page passes over so many at most. */
const MOST_INTERACTIONS = 50;

/** Lines from a place back, going on into the contact's earlier interactions where one begins; newest first. */
async function listBack(
  database: Database,
  interactionId: InteractionId,
  place: ThreadPlace | null,
  most: number,
): Promise<readonly PlacedMessage[]> {
  const em = database.fork();
  const rows: PlacedMessage[] = [];
  let current = place === null ? interactionId : await reachedFrom(em, interactionId, place.id);
  let before = place;
  for (let left = MOST_INTERACTIONS; current !== null && left > 0; left -= 1) {
    rows.push(...(await listThread(em, current, { before, most: most - rows.length })));
    if (rows.length >= most) break;
    before = null;
    current = await interactionBefore(em, current);
  }
  return rows;
}

function cursorOf({ micros, id }: PlacedMessage): string {
  return encodeCursor(micros, id);
}

function placeOf(cursor: string): ThreadPlace {
  const [micros, id] = decodeCursor(cursor) ?? [];
  if (typeof micros !== "number" || !Number.isSafeInteger(micros) || typeof id !== "string" || !isId(id)) {
    throw clientError("BAD_USER_INPUT", "This cursor is not one of this thread.");
  }
  return { micros, id: id as MessageId };
}
