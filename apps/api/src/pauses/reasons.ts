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
import { accountsWithDispositionPause, releaseDispositionPause } from "../accounts/index.ts";
import { may } from "../identity/index.ts";
import { type Database, sqlState } from "../platform/database.ts";
import { isId, newId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { inUse, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { uniquely } from "../platform/uniquely.ts";
import { problemWithName } from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";
import {
  deletePause as deleteStored,
  insertPause,
  listPauses as listStored,
  type PauseRow,
  renamePause,
} from "./persistence/pauses.ts";

const FOREIGN_KEY_VIOLATION = "23503";
const NAME_TAKEN = wrongField("name", because("PAUSE_NAME_TAKEN"));

/** All pauses, by name. */
export function listPauses(database: Database): Promise<PauseRow[]> {
  return listStored(database.fork());
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
    await insertPause(database.fork(), pause);
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
    const pause = { id: input.id, name };
    return (await renamePause(database.fork(), pause)) ? { pause } : notFound("PAUSE");
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
    await releaseDispositionPause(database.fork(), id);
    return (await deleteStored(database.fork(), id)) ? { id } : notFound("PAUSE");
  } catch (error) {
    if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
    const accounts = await accountsWithDispositionPause(database.fork(), id);
    return inUse(because("PAUSE_NEEDED", { accounts: accounts.join(", ") }));
  }
}
