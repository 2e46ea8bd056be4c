import type { IntervalId, IntervalsArgs } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { containsText, type Page, pageByName } from "../../platform/pagination.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import { IntervalEntity, type IntervalRow } from "./interval.entity.ts";

const COLUMNS = sql`named_interval.id, named_interval.name::text as name, named_interval.description, named_interval.time_zone,
  named_interval.subsets, named_interval.version, named_interval.created_at`;

/** Intervals by name. */
export function listIntervals(em: Em, { first, after, search }: IntervalsArgs): Promise<Page<IntervalRow>> {
  return pageByName<IntervalRow>(em, {
    table: "named_interval",
    columns: COLUMNS,
    where: containsText([sql`named_interval.name`, sql`named_interval.description`], search),
    first,
    after,
  });
}

/** Those of the intervals that are there. */
export function findIntervals(em: Em, ids: readonly IntervalId[]): Promise<IntervalRow[]> {
  return tables(em)
    .selectFrom("named_interval")
    .selectAll()
    .where("id", "=", anyOf(ids.filter(isId)))
    .execute();
}

/** An interval locked until the transaction ends; null when there is none. */
export async function lockInterval(em: Em, id: IntervalId): Promise<IntervalRow | null> {
  if (!isId(id)) return null;
  await tables(em).selectFrom("named_interval").select("id").where("id", "=", id).forUpdate().execute();
  return em.findOne(IntervalEntity, { id });
}
