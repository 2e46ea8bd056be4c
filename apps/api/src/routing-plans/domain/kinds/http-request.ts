import { type AnswerMappingInput, CALL_SECONDS, HTTP_STEP, type Reason } from "@parley/schema";
import { because } from "../../../platform/reasons.ts";
import { type FieldCheck, problemWithLength } from "../../../platform/validation.ts";
import { problemWithVariable, timeoutCheck } from "../field-checks.ts";
import { headerChecks, type SealedHeader, sealedHeaders } from "../http-headers.ts";
import type { AnswerMapping } from "../plan-call.ts";
import { shownFacts } from "../plan-facts.ts";
import { asJsonText, asUrlPart, fillIn, NAME_IN_BRACES } from "../plan-text.ts";
import { checked, type StepKind } from "../step-kind.ts";

interface HttpRequestStep {
  readonly type: "http_request";
  readonly url: string;
  /** Null: the interaction and what belongs to it. */
  readonly body: string | null;
  /** Absent in plans that were stored before there were any. */
  readonly headers?: readonly SealedHeader[];
  readonly mappings: readonly AnswerMapping[];
  readonly timeoutSeconds: number;
}

/** Posts JSON to an address and keeps parts of the answer in variables. */
export const httpRequest: StepKind<HttpRequestStep> = {
  type: "http_request",
  fields: ["url", "body", "headers", "mappings", "timeoutSeconds"],
  check: (input, { headers }) => [
    ["url", problemWithUrl(input.url?.trim() ?? "")],
    ["body", problemWithBody(input.body?.trim() ?? "")],
    ...headerChecks(input, headers),
    ...mappingChecks(input.mappings ?? []),
    timeoutCheck(input),
  ],
  read: (input, { headers }) => ({
    type: "http_request",
    url: checked(input.url).trim(),
    body: input.body?.trim() || null,
    headers: sealedHeaders(input, headers),
    mappings: (input.mappings ?? []).map(({ path, variable }) => ({ path: path.trim(), variable })),
    timeoutSeconds: input.timeoutSeconds ?? CALL_SECONDS.default,
  }),
  refersTo: () => [],
  run({ url: template, body, headers = [], mappings, timeoutSeconds: seconds }, { facts }) {
    const url = fillIn(template, facts, asUrlPart);
    return {
      outcome: "called",
      text: url,
      stop: {
        at: "call",
        call: {
          type: "http",
          url,
          body: body === null ? JSON.stringify(shownFacts(facts)) : fillIn(body, facts, asJsonText),
          accountId: facts.account.id,
          headers,
          mappings,
          seconds,
        },
      },
    };
  },
};

function problemWithUrl(url: string): Reason | null {
  const tooLong = problemWithLength(url, HTTP_STEP.urlLength);
  if (tooLong !== null) return tooLong;
  const filled = url.replace(NAME_IN_BRACES, "x");
  const parsed = URL.canParse(filled) ? new URL(filled) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return because("URL_WRONG");
  if (parsed.username !== "" || parsed.password !== "") return because("URL_WITH_SIGN_IN");
  return /^https?:\/\/[^/?#]*\{\{/i.test(url) ? because("URL_HOST_VARIABLE") : null;
}

function problemWithBody(body: string): Reason | null {
  const tooLong = problemWithLength(body, HTTP_STEP.bodyLength);
  if (tooLong !== null || body === "") return tooLong;
  try {
    JSON.parse(body.replace(NAME_IN_BRACES, "x"));
    return null;
  } catch {
    return because("BODY_NO_JSON", { names: "{{names}}" });
  }
}

function mappingChecks(mappings: readonly AnswerMappingInput[]): FieldCheck[] {
  if (mappings.length > HTTP_STEP.mappings)
    return [["mappings", because("STEP_MAPPINGS_TOO_MANY", { max: HTTP_STEP.mappings })]];
  return mappings.flatMap(({ path, variable }, index): FieldCheck[] => [
    [`mappings.${index}.path`, problemWithLength(path, HTTP_STEP.pathLength)],
    [`mappings.${index}.variable`, problemWithVariable(variable)],
  ]);
}
