/** Meta's error codes and what to do about each. Decided by code: its HTTP statuses are not reliable. */
import { classOfStatus, failureOf, type ReadFailure } from "../calling.ts";
import type { FailureClass } from "../failure.ts";
import { idAt, type JsonObject, objectAt, stringAt, valueAt } from "../reading.ts";

const CODES: { readonly [Class in FailureClass]: readonly number[] } = {
  // Troubles of their own (1, 2, 131000, 131016, 133004, 131057, 135000) and rates: app, account, throughput, pair, registrations.
  retry: [1, 2, 131000, 131016, 133004, 131057, 135000, 4, 80007, 130429, 131056, 133016],
  // Reputation: spam limit, too much marketing for this person, an experiment's group. Hammering makes it worse.
  wait: [131048, 131049, 130472],
  template_needed: [131047],
  template_state: [132001, 132015, 132016],
  recipient: [131026, 131030, 131021],
  opt_out: [131050],
  input: [100, 33, 131008, 131009, 131051, 131052, 131053, 132000, 132005, 132007, 132012, 132018, 132068, 132069],
  configuration: [
    0, 190, 3, 10, 131005, 131031, 131037, 131042, 131045, 133005, 133006, 133008, 133009, 133010, 368, 130497,
  ],
};

const CLASS_BY_CODE: ReadonlyMap<number, FailureClass> = new Map(
  (Object.entries(CODES) as [FailureClass, readonly number[]][]).flatMap(([failureClass, codes]) =>
    codes.map((code) => [code, failureClass] as const),
  ),
);

/** Longer pauses than a class has of its own: one message in six seconds to one person, a minute for the hourly rates, an hour for reputation. */
const PAUSE_MS_BY_CODE: ReadonlyMap<number, number> = new Map([
  [131056, 6_000],
  [4, 60_000],
  [80007, 60_000],
  [133016, 60_000],
  [131048, 3_600_000],
  [131049, 3_600_000],
  [130472, 3_600_000],
]);

/** The class of a code; null when Meta has a new one. */
export function classOfMetaCode(code: number): FailureClass | null {
  return CLASS_BY_CODE.get(code) ?? (code >= 200 && code <= 299 ? "configuration" : null);
}

/** The failure an error object tells: of a status (`errors[]`), of an answer (`error`). `otherwise` is the class of a code nobody knows. */
export function metaFailure(error: JsonObject, otherwise: FailureClass = "input"): ReadFailure {
  const written = idAt(error, "code");
  const code = written !== null && /^\d{1,9}$/.test(written) ? Number(written) : null;
  const known = code === null ? null : classOfMetaCode(code);
  const failureClass = valueAt(error, "is_transient") === true ? "retry" : (known ?? otherwise);
  const detail =
    stringAt(objectAt(error, "error_data"), "details", 500) ??
    stringAt(error, "error_user_msg", 500) ??
    stringAt(error, "message", 500) ??
    stringAt(error, "title", 500) ??
    "Meta gave no reason";
  const afterMs = code === null ? undefined : PAUSE_MS_BY_CODE.get(code);
  return { failure: failureOf(failureClass, written, detail), ...(afterMs === undefined ? {} : { afterMs }) };
}

/** The failure of an HTTP answer; its status decides only where there is no code we know. */
export function readMetaFailure(status: number, json: unknown): ReadFailure {
  const error = objectAt(json, "error");
  if (error !== null) return metaFailure(error, classOfStatus(status));
  return { failure: failureOf(classOfStatus(status), null, `Meta answered ${status}`) };
}
