import type {
  CreateIntervalInput,
  DeleteIntervalInput,
  EditConflict,
  FieldError,
  IntervalDeleted,
  IntervalDraftInput,
  IntervalId,
  IntervalsArgs,
  NotFound,
  NotPermitted,
  UpdateIntervalInput,
  ValidationFailed,
} from "@parley/schema";
import type { Database, Em } from "../platform/database.ts";
import type { Page } from "../platform/pagination.ts";
import { textOrNull, wrongFields } from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { OpeningHours } from "./domain/opening-hours.ts";
import { problemWithTimeZone, readSubsets } from "./domain/read-subsets.ts";
import type { IntervalRow } from "./persistence/interval.entity.ts";
import { findIntervals, listIntervals } from "./persistence/intervals.ts";
import { createInterval, deleteInterval, updateInterval } from "./save-interval.ts";

export interface IntervalsDeps {
  readonly database: Database;
  /** What intervals without a time zone of their own are read in. */
  readonly serverTimeZone: string;
}

/** What a draft would do once it is saved. */
export interface PreviewedInterval {
  readonly hours: OpeningHours;
  readonly effectiveTimeZone: string;
  readonly wrong: readonly FieldError[];
}

/** Named rules that say when something is open (R14). */
export interface Intervals {
  readonly serverTimeZone: string;
  list(args: IntervalsArgs): Promise<Page<IntervalRow>>;
  find(id: IntervalId): Promise<IntervalRow | null>;
  /** What decides for each of the intervals, for `isOpenAt`; deleted ones are missing. */
  openingHours(em: Em, ids: readonly IntervalId[]): Promise<ReadonlyMap<IntervalId, OpeningHours>>;
  hoursOf(interval: Pick<IntervalRow, "timeZone" | "subsets">): OpeningHours;
  preview(draft: IntervalDraftInput): PreviewedInterval;
  create(
    by: Viewer | null,
    input: CreateIntervalInput,
  ): Promise<{ readonly interval: IntervalRow } | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateIntervalInput,
  ): Promise<{ readonly interval: IntervalRow } | ValidationFailed | NotFound | EditConflict | NotPermitted>;
  delete(by: Viewer | null, input: DeleteIntervalInput): Promise<IntervalDeleted | NotFound | NotPermitted>;
}

export function createIntervals({ database, serverTimeZone }: IntervalsDeps): Intervals {
  const hoursOf: Intervals["hoursOf"] = ({ timeZone, subsets }) => ({
    timeZone: timeZone ?? serverTimeZone,
    subsets,
  });
  return {
    serverTimeZone,
    hoursOf,
    list: (args) => listIntervals(database.fork(), args),
    find: async (id) => (await findIntervals(database.fork(), [id]))[0] ?? null,
    openingHours: async (em, ids) =>
      new Map((await findIntervals(em, ids)).map((interval) => [interval.id, hoursOf(interval)])),
    preview(draft) {
      const timeZone = textOrNull(draft.timeZone);
      const problem = problemWithTimeZone(timeZone);
      const { subsets, wrong } = readSubsets(draft.subsets);
      const hours = hoursOf({ timeZone: problem === null ? timeZone : null, subsets });
      return {
        hours,
        effectiveTimeZone: hours.timeZone,
        wrong: [...wrongFields([["timeZone", problem]]), ...wrong],
      };
    },
    create: (by, input) => createInterval(database, by, input),
    update: (by, input) => updateInterval(database, by, input),
    delete: (by, input) => deleteInterval(database, by, input),
  };
}
