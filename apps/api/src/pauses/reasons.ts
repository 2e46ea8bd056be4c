import type {
  CreatePauseInput,
  DeletePauseInput,
  InUse,
  NotFound,
  NotPermitted,
  PauseId,
  UpdatePauseInput,
  ValidationFailed,
} from "@parley/schema";
import { sql } from "kysely";
import { may } from "../identity/index.ts";
import { type Database, query, sqlState } from "../platform/database.ts";
import { isId, newId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { inUse, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { uniquely } from "../platform/uniquely.ts";
import { problemWithName } from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";

export interface PauseRow {
  readonly id: PauseId;
  readonly name: string;
}

const FOREIGN_KEY_VIOLATION = "23503";
const NAME_TAKEN = wrongField("name", because("PAUSE_NAME_TAKEN"));

/** All pauses, by name. */
export function listPauses(database: Database): Promise<PauseRow[]> {
  return query(database.fork(), sql`select id, name::text from pause order by name limit 500`);
}

/** Names a reason to be on pause. */
export async function createPause(
  database: Database,
  by: Viewer | null,
  input: CreatePauseInput,
): Promise<{ readonly pause: PauseRow } | ValidationFailed | NotPermitted> {
  if (!may(by, "pauses.manage")) return notPermitted();
  const name = input.name.trim();
  const problem = problemWithName(name);
  if (problem !== null) return validationFailed([wrongField("name", problem)]);
  const pause = { id: newId<PauseId>(), name };
  return uniquely(NAME_TAKEN, async () => {
    await query(database.fork(), sql`insert into pause (id, name) values (${pause.id}, ${name})`);
    return { pause };
  });
}

export async function updatePause(
  database: Database,
  by: Viewer | null,
  input: UpdatePauseInput,
): Promise<{ readonly pause: PauseRow } | ValidationFailed | NotFound | NotPermitted> {
  if (!may(by, "pauses.manage")) return notPermitted();
  const name = input.name.trim();
  const problem = problemWithName(name);
  if (problem !== null) return validationFailed([wrongField("name", problem)]);
  if (!isId(input.id)) return notFound("PAUSE");
  return uniquely(NAME_TAKEN, async () => {
    const changed = await query(
      database.fork(),
      sql`update pause set name = ${name} where id = ${input.id} returning 1`,
    );
    return changed.length === 0 ? notFound("PAUSE") : { pause: { id: input.id, name } };
  });
}

/** Deletes a reason; who is on it stays, and history keeps its name. An account's disposition pause is needed still. */
export async function deletePause(
  database: Database,
  by: Viewer | null,
  { id }: DeletePauseInput,
): Promise<{ readonly id: PauseId } | InUse | NotFound | NotPermitted> {
  if (!may(by, "pauses.manage")) return notPermitted();
  if (!isId(id)) return notFound("PAUSE");
  try {
    await query(
      database.fork(),
      sql`update account set disposition_pause_id = null
          where disposition_pause_id = ${id} and (deleted_at is not null or not mandatory_disposition)`,
    );
    const gone = await query(database.fork(), sql`delete from pause where id = ${id} returning 1`);
    return gone.length === 0 ? notFound("PAUSE") : { id };
  } catch (error) {
    if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
    const accounts = await query<{ name: string }>(
      database.fork(),
      sql`select name from account where disposition_pause_id = ${id} order by name limit 5`,
    );
    return inUse(because("PAUSE_NEEDED", { accounts: accounts.map(({ name }) => name).join(", ") }));
  }
}
