/** The templates of a business account, every page of them. */
import { callFailure, failureOf, isSuccess, type ProviderAnswer } from "../calling.ts";
import type { Failure } from "../failure.ts";
import type { Provider, ProviderNetwork } from "../port.ts";
import { idAt, type JsonObject, LIMITS, objectAt, objectsAt, stringAt, valueAt } from "../reading.ts";
import type { ProviderTemplate } from "../template.ts";
import type { MetaCredentials } from "./credentials.ts";
import { readMetaFailure } from "./failure.ts";
import { callGraph } from "./graph.ts";
import { addressAt } from "./read-content.ts";
import { metaTemplateState } from "./template-states.ts";

const MAX_TEMPLATES = 1_000;
const MAX_PAGES = 50;
const PAGE_SIZE = 100;
const FIELDS = "id,name,language,status,category,components,parameter_format,quality_score,rejected_reason";

type Listing = Awaited<ReturnType<Provider<unknown>["listTemplates"]>>;

/** All templates of the account's business account, at most 1,000. */
export function listMetaTemplates(credentials: MetaCredentials, network: ProviderNetwork): Promise<Listing> {
  return listPages(
    (query) =>
      callGraph(
        {
          method: "GET",
          path: `${credentials.accountSid}/message_templates?fields=${FIELDS}&${query}`,
          maxAnswerBytes: 8_388_608,
        },
        credentials,
        network,
      ),
    (answer) => callFailure(answer, readMetaFailure),
  );
}

/** Walks pages by their cursor, never by the address a page names. Kaleyra pages the same way. */
export async function listPages(
  askPage: (query: URLSearchParams) => Promise<ProviderAnswer>,
  failureOfAnswer: (answer: ProviderAnswer) => Failure,
): Promise<Listing> {
  const templates: ProviderTemplate[] = [];
  const seen = new Set<string>();
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES && templates.length < MAX_TEMPLATES; page += 1) {
    const answer = await askPage(
      new URLSearchParams({ limit: String(PAGE_SIZE), ...(after === null ? {} : { after }) }),
    );
    if (!isSuccess(answer)) return { type: "failed", failure: failureOfAnswer(answer) };
    const holder = pageOf(answer.json);
    if (holder === null)
      return { type: "failed", failure: failureOf("retry", null, "The answer is no list of templates") };
    templates.push(
      ...objectsAt(holder, "data")
        .map(readTemplate)
        .filter((template) => template !== null),
    );
    const paging = objectAt(holder, "paging");
    after = stringAt(objectAt(paging, "cursors"), "after", LIMITS.url);
    if (after === null || valueAt(paging, "next") === undefined || seen.has(after)) break;
    seen.add(after);
  }
  return { type: "listed", templates: templates.slice(0, MAX_TEMPLATES) };
}

/** The object that holds the page: Kaleyra may wrap it once more in `data` [A]. */
function pageOf(json: unknown): JsonObject | null {
  for (const holder of [objectAt({ json }, "json"), objectAt(json, "data")]) {
    if (Array.isArray(valueAt(holder, "data"))) return holder;
  }
  return null;
}

function readTemplate(template: JsonObject): ProviderTemplate | null {
  const name = stringAt(template, "name", LIMITS.id);
  const language = stringAt(template, "language", 16);
  const state = metaTemplateState(stringAt(template, "status", 64));
  if (name === null || language === null || state === null) return null;
  const components = new Map(
    objectsAt(template, "components").map((part) => [stringAt(part, "type", 32)?.toUpperCase(), part]),
  );
  const reason = stringAt(template, "rejected_reason", 1_024);
  return {
    providerTemplateId: idAt(template, "id"),
    name,
    language,
    state,
    category: stringAt(template, "category", 64),
    rejectionReason: reason?.toUpperCase() === "NONE" ? null : reason,
    header: readHeader(components.get("HEADER")),
    body: stringAt(components.get("BODY"), "text", 4_096) ?? "",
    footer: stringAt(components.get("FOOTER"), "text", 256),
    buttons: objectsAt(components.get("BUTTONS"), "buttons").slice(0, 20).map(readButton),
  };
}

function readHeader(header: JsonObject | undefined): ProviderTemplate["header"] {
  switch (stringAt(header, "format", 32)?.toUpperCase()) {
    case "TEXT":
      return { type: "text", text: stringAt(header, "text", 256) ?? "" };
    case "IMAGE":
      return { type: "image" };
    case "VIDEO":
      return { type: "video" };
    case "DOCUMENT":
      return { type: "document" };
    case "LOCATION":
      return { type: "location" };
    default:
      return null;
  }
}

const BUTTON_TYPES: ReadonlyMap<string, ProviderTemplate["buttons"][number]["type"]> = new Map([
  ["QUICK_REPLY", "quick_reply"],
  ["URL", "url"],
  ["PHONE_NUMBER", "phone"],
  ["COPY_CODE", "copy_code"],
  ["OTP", "copy_code"],
  ["FLOW", "flow"],
]);

function readButton(button: JsonObject): ProviderTemplate["buttons"][number] {
  return {
    type: BUTTON_TYPES.get(stringAt(button, "type", 32)?.toUpperCase() ?? "") ?? "other",
    text: stringAt(button, "text", 256) ?? "",
    value: addressAt(button, "url") ?? stringAt(button, "phone_number", 64),
  };
}
