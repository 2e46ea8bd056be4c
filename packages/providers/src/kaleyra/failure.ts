/** Kaleyra's refusals: its own codes, Meta's passed through, or the name of a field that was wrong. */
import { classOfStatus, failureOf, type ReadFailure } from "../calling.ts";
import type { FailureClass } from "../failure.ts";
import { classOfMetaCode, metaFailure } from "../meta/failure.ts";
import { asObject, cleanText, idAt, type JsonObject, objectAt, objectsAt, stringAt, valueAt } from "../reading.ts";

const CLASS_BY_CODE: ReadonlyMap<string, FailureClass> = new Map([
  ["RBC001", "configuration"],
  ["WA401", "configuration"],
  ["E110", "configuration"],
  ["WAV2101", "wait"],
  ["WA400", "input"],
  ["E13001", "input"],
  ["WA500", "retry"],
]);

/** The vendor advises five minutes before the first repetition. */
const PAUSE_AFTER_WA500_MS = 300_000;

/** The class of a code of Kaleyra's or Meta's; null for one nobody knows. */
export function classOfKaleyraCode(code: string): FailureClass | null {
  return CLASS_BY_CODE.get(code.toUpperCase()) ?? (/^\d{1,9}$/.test(code) ? classOfMetaCode(Number(code)) : null);
}

/** True when an answer says that it failed, whatever its HTTP status. */
export function tellsFailure(json: unknown): boolean {
  const code = idAt(json, "code");
  return objectAt(json, "error") !== null || (code !== null && classOfKaleyraCode(code) !== null);
}

/** The failure of an HTTP answer; its status decides only where there is no code we know. */
export function readKaleyraFailure(status: number, json: unknown): ReadFailure {
  const otherwise = classOfStatus(status);
  const error = objectAt(json, "error") ?? objectsAt(json, "errors")[0] ?? asObject(json) ?? {};
  const code = idAt(error, "code") ?? idAt(json, "code");
  if (code !== null && /^\d{1,9}$/.test(code)) return metaFailure({ ...error, code }, otherwise);
  const detail =
    stringAt(error, "message", 500) ??
    stringAt(json, "message", 500) ??
    stringAt(json, "error", 500) ??
    stringAt(error, "title", 500);
  if (code !== null) {
    const failure = failureOf(classOfKaleyraCode(code) ?? otherwise, code, detail ?? `Kaleyra answered ${code}`);
    return { failure, ...(code.toUpperCase() === "WA500" ? { afterMs: PAUSE_AFTER_WA500_MS } : {}) };
  }
  const field = status < 500 && status !== 429 ? wrongField(json) : null;
  if (field !== null) return { failure: field };
  return { failure: failureOf(otherwise, null, detail ?? `Kaleyra answered ${status}`) };
}

/** `{"error":{"to":"invalid number"}}`: the name of a field and what is wrong with it. */
function wrongField(json: unknown): ReturnType<typeof failureOf> | null {
  const error: JsonObject = objectAt(json, "error") ?? {};
  const [name] = Object.keys(error);
  const said = name === undefined ? undefined : valueAt(error, name);
  if (name === undefined || typeof said !== "string" || name === "message") return null;
  return failureOf(name === "to" ? "recipient" : "input", null, `${cleanText(name, 64)}: ${cleanText(said, 400)}`);
}
