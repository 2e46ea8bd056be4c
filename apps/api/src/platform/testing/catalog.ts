import { sql } from "kysely";
import { type Database, query } from "../database.ts";

/** Everything PostgreSQL's catalog says of a database's tables, a line each, so that two databases can be compared. */
export async function catalogOf(database: Database): Promise<string[]> {
  const rows = await query<{ line: string }>(
    database.fork(),
    sql`with ours as (
          select oid, relname, relkind, relpersistence from pg_class
          where relnamespace = 'public'::regnamespace and relname not like 'mikro_orm_migrations%'
            and not exists (select 1 from pg_depend where objid = pg_class.oid and deptype = 'e'))
        select concat_ws(' ', 'relation', relname, relkind, relpersistence) as line from ours
        union all
        select concat_ws(' ', 'column', relname, attname, format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
          'default ' || pg_get_expr(adbin, adrelid), nullif(attidentity, ''), nullif(attgenerated, ''), 'storage ' || attstorage::text)
        from ours join pg_attribute on attrelid = ours.oid left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attnum > 0 and not attisdropped and relkind in ('r', 'v', 'm')
        union all
        select concat_ws(' ', 'index', pg_get_indexdef(ours.oid)) from ours where relkind = 'i'
        union all
        select concat_ws(' ', 'constraint', relname, conname, pg_get_constraintdef(pg_constraint.oid))
        from ours join pg_constraint on conrelid = ours.oid where contype <> 'n'
        union all
        select concat_ws(' ', 'view', relname, pg_get_viewdef(ours.oid)) from ours where relkind in ('v', 'm')
        union all
        select concat_ws(' ', 'trigger', relname, pg_get_triggerdef(pg_trigger.oid))
        from ours join pg_trigger on tgrelid = ours.oid where not tgisinternal
        union all
        select concat_ws(' ', 'policy', relname, polname) from ours join pg_policy on polrelid = ours.oid
        union all
        select concat_ws(' ', 'function', proname) from pg_proc
        where pronamespace = 'public'::regnamespace and not exists (select 1 from pg_depend where objid = pg_proc.oid and deptype = 'e')
        union all
        select concat_ws(' ', 'type', typname, typtype) from pg_type
        where typnamespace = 'public'::regnamespace and typtype in ('d', 'e', 'r')
          and not exists (select 1 from pg_depend where objid = pg_type.oid and deptype = 'e')
        union all
        select concat_ws(' ', 'extension', extname) from pg_extension
        order by line`,
  );
  return rows.map(({ line }) => line);
}
