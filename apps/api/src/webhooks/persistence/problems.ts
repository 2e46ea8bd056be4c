import { type CappedCount, COUNT_CAP, type IngestProblemId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Em } from "../../platform/database.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { capped, type Page, pageSize, toPage } from "../../platform/pagination.ts";
import { type Column, column, columns, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

const PROBLEM = {
  id: value.text as Column<IngestProblemId>,
  ...columns("webhook", "accountId", "receivedAt", "replayedAt"),
  provider: column("account", "provider"),
  reason: value.text,
  body: value.bytes,
};

/** A request that was set aside, as the quarantine shows it. */
export interface IngestProblemRow extends Omit<RowOf<typeof PROBLEM>, "body"> {
  readonly payload: string;
}
export type IngestProblemPage = Page<IngestProblemRow>;

const MAX_BYTES_SHOWN = 65_536;

/** The quarantine, newest first; what was replayed stays listed until it is pruned. */
export async function ingestProblems(
  em: Em,
  { first, after }: { readonly first: number; readonly after?: string | null },
): Promise<IngestProblemPage> {
  const size = pageSize(first);
  const max = size + 1;
  const rows = after ? await problemsBefore(em, { id: idIn(after), max }) : await newestProblems(em, { max });
  return toPage(
    rows.map(({ body, ...row }) => ({ ...row, payload: body.toString("utf8") })),
    {
      size,
      isFirst: !after,
      cursorOf: (row) => encodeCursor(Number(row.id)),
      count: () => countProblems(em),
    },
  );
}

const WAS_ASIDE = sql`(webhook.state = 'failed' or webhook.replayed_at is not null)`;

const newestProblems = statement(PROBLEM, ({ max }: Given<{ max: number }>) => problemsThat(sql`true`, max));

const problemsBefore = statement(PROBLEM, ({ id, max }: Given<{ id: number; max: number }>) =>
  problemsThat(sql`webhook.id < ${id}`, max),
);

const problemsThat = (condition: RawBuilder<unknown>, max: RawBuilder<number>) =>
  sql`select webhook.id::text, webhook.account_id, account.provider, webhook.received_at, coalesce(webhook.reason, '') as reason,
        substring(webhook.body for ${MAX_BYTES_SHOWN}) as body, webhook.replayed_at
      from webhook join account on account.id = webhook.account_id
      where ${WAS_ASIDE} and ${condition}
      order by webhook.id desc limit ${max}`;

async function countProblems(em: Em): Promise<CappedCount> {
  const [row] = await selectCount(em);
  return capped(row?.count ?? 0);
}

const selectCount = statement(
  { count: value.number },
  () =>
    sql`select count(*) as count from (select from webhook where ${WAS_ASIDE} limit ${sql.lit(COUNT_CAP + 1)}) as counted`,
);

function idIn(cursor: string): number {
  const [id] = decodeCursor(cursor) ?? [];
  if (typeof id !== "number" || !Number.isSafeInteger(id))
    throw clientError("BAD_USER_INPUT", "This cursor is not one of this list.");
  return id;
}
