/** Headers of steps that post: often keys of the systems they call, so their values are sealed and never shown again. Pure. */
import { HTTP_STEP, type Reason, type RoutingActionId, type RoutingActionInput } from "@parley/schema";
import { because } from "../../platform/reasons.ts";
import { type FieldCheck, problemWithLength } from "../../platform/validation.ts";

/** A header as it is stored with its step. */
export interface SealedHeader {
  readonly name: string;
  readonly sealed: string;
}

type HeaderInput = NonNullable<RoutingActionInput["headers"]>[number];
type HttpStep = Pick<RoutingActionInput, "id" | "url" | "headers">;

/** Seals new values, and knows those of the account's present plan. */
export interface HeaderVault {
  seal(name: string, value: string): string;
  /** The stored value of the same header of the same step, while it still calls the same server; else null. */
  kept(step: HttpStep, name: string): string | null;
}

/** A step of the present plan, if it posts. */
interface StoredStep {
  readonly id: RoutingActionId;
  readonly url?: string;
  readonly headers?: readonly SealedHeader[];
}

/** What is stored for a header of a step that is typed anew; null once the step calls another server. */
export function storedHeader(plan: readonly StoredStep[], { id, url }: HttpStep, name: string): string | null {
  const step = plan.find((it) => it.id === id?.toLowerCase());
  if (step?.url === undefined || originOf(step.url) !== originOf(url ?? "")) return null;
  return step.headers?.find((header) => nameOf(header) === nameOf({ name }))?.sealed ?? null;
}

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\x20-\x7e]+$/;
/** They say how a request travels, which is ours to say. */
const RESERVED: ReadonlySet<string> = new Set([
  "accept-encoding",
  "connection",
  "content-length",
  "content-type",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

export function headerChecks(step: HttpStep, vault: HeaderVault): FieldCheck[] {
  const headers = step.headers ?? [];
  if (headers.length > HTTP_STEP.headers)
    return [["headers", because("STEP_HEADERS_TOO_MANY", { max: HTTP_STEP.headers })]];
  const names = headers.map(nameOf);
  return headers.flatMap((header, index): FieldCheck[] => [
    [`headers.${index}.name`, problemWithName(names, index)],
    [`headers.${index}.value`, problemWithValue(step, header, vault)],
  ]);
}

/** Called after the checks. */
export function sealedHeaders(step: HttpStep, vault: HeaderVault): SealedHeader[] {
  return (step.headers ?? []).map((header) => {
    const name = header.name.trim();
    const value = givenValue(header);
    const sealed = value === null ? vault.kept(step, name) : vault.seal(name, value);
    if (sealed === null) throw new Error("a header passed its checks without a value");
    return { name, sealed };
  });
}

function problemWithName(names: readonly string[], index: number): Reason | null {
  const name = names[index] ?? "";
  if (name.length > HTTP_STEP.headerNameLength || !NAME.test(name)) return because("HEADER_NAME_WRONG");
  if (RESERVED.has(name)) return because("HEADER_NAME_RESERVED", { name });
  return names.indexOf(name) < index ? because("HEADER_NAME_TWICE") : null;
}

function problemWithValue(step: HttpStep, header: HeaderInput, vault: HeaderVault): Reason | null {
  const value = givenValue(header);
  if (value === null) return vault.kept(step, header.name.trim()) === null ? because("HEADER_VALUE_MISSING") : null;
  return VALUE.test(value) ? problemWithLength(value, HTTP_STEP.headerValueLength) : because("HEADER_VALUE_WRONG");
}

/** Case makes no difference to a header's name. */
function nameOf({ name }: Pick<HeaderInput, "name">): string {
  return name.trim().toLowerCase();
}

function givenValue({ value }: HeaderInput): string | null {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

/** The host of an address holds no variable; what follows it may. */
function originOf(url: string): string | null {
  const [origin] = /^https?:\/\/[^/?#]+/i.exec(url.trim()) ?? [];
  return origin?.toLowerCase() ?? null;
}
