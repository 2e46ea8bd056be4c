import type { IntervalId, IntervalsArgs } from "@parley/schema";
import { sql } from "kysely";
import { type Database, type Em, query } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { containsText, type Page, pageByName } from "../platform/pagination.ts";
import type { IntervalRow } from "./persistence/interval.entity.ts";

const COLUMNS = sql`named_interval.id, named_interval.name::text as name, named_interval.description, named_interval.time_zone,
  named_interval.subsets, named_interval.version, named_interval.created_at`;

/** Intervals by name. */
export function listIntervals(database: Database, { first, after, search }: IntervalsArgs): Promise<Page<IntervalRow>> {
  return pageByName<IntervalRow>(database.fork(), {
    table: "named_interval",
    columns: COLUMNS,
    where: containsText([sql`named_interval.name`, sql`named_interval.description`], search),
    first,
    after,
  });
}

/** Those of the intervals that are there. */
export function findIntervals(em: Em, ids: readonly IntervalId[]): Promise<IntervalRow[]> {
  return query(em, sql`select ${COLUMNS} from named_interval where id = any(${ids.filter(isId)}::uuid[])`);
}
