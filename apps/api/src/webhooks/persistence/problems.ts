import type { AccountId, IngestProblemId, ProviderKind } from "@parley/schema";
import { sql } from "kysely";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { type Em, query } from "../../platform/database.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { cappedCount, type Page, pageSize, toPage } from "../../platform/pagination.ts";

/** A request that was set aside, as the quarantine shows it. */
export interface IngestProblemRow {
  readonly id: IngestProblemId;
  readonly accountId: AccountId;
  readonly provider: ProviderKind;
  readonly receivedAt: Date;
  readonly reason: string;
  readonly payload: string;
  readonly replayedAt: Date | null;
}
export type IngestProblemPage = Page<IngestProblemRow>;

const MOST_SHOWN = 65_536;

/** The quarantine, newest first; what was replayed stays listed until it is pruned. */
export async function ingestProblems(
  em: Em,
  { first, after }: { readonly first: number; readonly after?: string | null },
): Promise<IngestProblemPage> {
  const size = pageSize(first);
  const before = after ? positionIn(after) : null;
  const wasAside = sql`(webhook.state = 'failed' or webhook.replayed_at is not null)`;
  const rows = await query<Omit<IngestProblemRow, "payload"> & { readonly body: Buffer }>(
    em,
    sql`select webhook.id::text, webhook.account_id, account.provider, webhook.received_at, coalesce(webhook.reason, '') as reason,
          substring(webhook.body for ${MOST_SHOWN}) as body, webhook.replayed_at
        from webhook join account on account.id = webhook.account_id
        where ${wasAside} ${before === null ? sql`` : sql`and webhook.id < ${before}`}
        order by webhook.id desc limit ${size + 1}`,
  );
  return toPage(
    rows.map(({ body, ...row }) => ({ ...row, payload: body.toString("utf8") })),
    {
      size,
      isFirst: !after,
      cursorOf: (row) => encodeCursor(Number(row.id)),
      count: () => cappedCount(em, sql`select 1 from webhook where ${wasAside}`),
    },
  );
}

function positionIn(cursor: string): number {
  const [id] = decodeCursor(cursor) ?? [];
  if (typeof id !== "number" || !Number.isSafeInteger(id))
    throw clientError("BAD_USER_INPUT", "This cursor is not one of this list.");
  return id;
}
