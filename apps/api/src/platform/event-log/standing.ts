import { sql } from "kysely";
import { type Database, query } from "../database.ts";
import type { Place } from "./place.ts";

/** Where a place stands in a log: in it, before all it keeps, after its end, or in another history. */
export type Standing = "here" | "pruned" | "ahead" | "elsewhere";

interface Bounds {
  readonly newest: number;
  readonly prunedTo: number;
  /** The mark of the entry asked for; where there is none, of what was pruned last. */
  readonly mark: number;
}

/** Compares a place with the entry that the log has there. */
export async function standingOf(database: Database, { position, mark }: Place): Promise<Standing> {
  const { newest, prunedTo, mark: known } = await boundsAt(database, position);
  if (position > newest) return "ahead";
  if (position < prunedTo) return "pruned";
  return mark === known ? "here" : "elsewhere";
}

/** The place of the newest entry there is, or ever was. */
export async function newestPlace(database: Database): Promise<Place> {
  const { newest, mark } = await boundsAt(database, null);
  return { position: newest, mark };
}

/** Null asks for the newest entry. */
async function boundsAt(database: Database, position: number | null): Promise<Bounds> {
  const [bounds] = await query<Bounds>(
    database.fork(),
    sql`select head.position as newest, head.pruned_to, coalesce(event.mark, head.pruned_mark) as mark
        from event_head head left join event on event.position = coalesce(${position}::bigint, head.position)`,
  );
  if (bounds === undefined) throw new Error("The event log has no head.");
  return bounds;
}
