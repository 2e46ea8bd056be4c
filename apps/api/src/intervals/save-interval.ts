import type {
  CreateIntervalInput,
  DeleteIntervalInput,
  EditConflict,
  IntervalDeleted,
  IntervalId,
  NotFound,
  NotPermitted,
  UpdateIntervalInput,
  ValidationFailed,
} from "@parley/schema";
import { may } from "../identity/index.ts";
import type { Database, Em } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { uniquely } from "../platform/uniquely.ts";
import { problemWithDescription, problemWithName, textOrNull, wrongFields } from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";
import { problemWithTimeZone, type ReadSubsets, readSubsets } from "./domain/read-subsets.ts";
import { IntervalEntity, type IntervalRow } from "./persistence/interval.entity.ts";
import { lockInterval } from "./persistence/intervals.ts";

interface Saved {
  readonly interval: IntervalRow;
}

const NAME_TAKEN = wrongField("name", because("INTERVAL_NAME_TAKEN"));

/** Makes an interval. */
export async function createInterval(
  database: Database,
  by: Viewer | null,
  input: CreateIntervalInput,
): Promise<Saved | ValidationFailed | NotPermitted> {
  if (!may(by, "intervals.manage")) return notPermitted();
  const read = readSubsets(input.subsets);
  const values = {
    name: input.name.trim(),
    description: textOrNull(input.description),
    timeZone: textOrNull(input.timeZone),
    subsets: read.subsets,
  };
  const fields = problems(values, read);
  if (fields.length > 0) return validationFailed(fields);
  return saved(database, async (em) => {
    const interval = em.create(IntervalEntity, { id: newId<IntervalId>(), ...values });
    await em.persist(interval).flush();
    return { interval };
  });
}

/** Changes an interval; plans that name it go by the change at once. */
export async function updateInterval(
  database: Database,
  by: Viewer | null,
  input: UpdateIntervalInput,
): Promise<Saved | ValidationFailed | NotFound | EditConflict | NotPermitted> {
  if (!may(by, "intervals.manage")) return notPermitted();
  return saved(database, async (em) => {
    const interval = await lockInterval(em, input.id);
    if (interval === null) return notFound("INTERVAL");
    if (interval.version !== input.version) return editConflict(interval.version);
    const read = input.subsets == null ? { subsets: interval.subsets, wrong: [] } : readSubsets(input.subsets);
    const values = {
      name: input.name?.trim() ?? interval.name,
      description: input.description == null ? interval.description : textOrNull(input.description),
      timeZone: input.timeZone == null ? interval.timeZone : textOrNull(input.timeZone),
      subsets: read.subsets,
    };
    const fields = problems(values, read);
    if (fields.length > 0) return validationFailed(fields);
    Object.assign(interval, values, { version: interval.version + 1 });
    await em.flush();
    return { interval };
  });
}

/** Deletes an interval; plan steps that name it are skipped from then on. */
export async function deleteInterval(
  database: Database,
  by: Viewer | null,
  { id }: DeleteIntervalInput,
): Promise<IntervalDeleted | NotFound | NotPermitted> {
  if (!may(by, "intervals.manage")) return notPermitted();
  return database.transaction(async (em) => {
    const interval = await lockInterval(em, id);
    if (interval === null) return notFound("INTERVAL");
    await em.remove(interval).flush();
    return { id };
  });
}

function problems(
  { name, description, timeZone }: Pick<IntervalRow, "name" | "description" | "timeZone">,
  { wrong }: Pick<ReadSubsets, "wrong">,
) {
  const ofFields = wrongFields([
    ["name", problemWithName(name)],
    ["description", problemWithDescription(description)],
    ["timeZone", problemWithTimeZone(timeZone)],
  ]);
  return [...ofFields, ...wrong];
}

async function saved<Answer extends object>(
  database: Database,
  save: (em: Em) => Promise<Answer>,
): Promise<Answer | ValidationFailed> {
  return uniquely(NAME_TAKEN, () => database.transaction(save));
}
