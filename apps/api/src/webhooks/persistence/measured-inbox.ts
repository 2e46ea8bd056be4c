import { sql } from "kysely";
import { value } from "../../platform/row-shape.ts";
import { statement } from "../../platform/statement.ts";

/** A larger backlog is shown as this many: counting on would cost more than it tells. */
const COUNTED_MAX = 100_000;

const counted = (state: "pending" | "failed") =>
  sql`(select count(*) from (select from webhook where state = ${sql.lit(state)} limit ${sql.lit(COUNTED_MAX)}) as it)`;

/** How many requests wait to be read and how many are set aside, counted no further than a maximum, and the seconds that the oldest has waited. */
export const measureInbox = statement(
  { pending: value.number, quarantined: value.number, age: value.number },
  () =>
    sql`select ${counted("pending")} as pending, ${counted("failed")} as quarantined,
          coalesce((select extract(epoch from clock_timestamp() - received_at)::float8 from webhook
            where state = 'pending' order by id limit 1), 0) as age`,
);
