/** What HTTP and System steps ask of the world, and what their answers mean (ACT-11, ACT-16). Pure: a job does it. */

import { type AccountId, type CallFailure, VARIABLES } from "@parley/schema";
import type { AnswerMapping, SealedHeader } from "../../accounts/index.ts";
import type { StepOf } from "./plan.ts";
import { type PlanFacts, shownFacts } from "./plan-facts.ts";
import { asJsonText, asUrlPart, fillIn, textAt } from "./plan-text.ts";

/** A call as it is made: everything filled in. */
export type PlanCall =
  | {
      readonly type: "http";
      readonly url: string;
      readonly body: string;
      readonly accountId: AccountId;
      /** Still sealed: calls are stored until they are made. Absent in those from before there were any. */
      readonly headers?: readonly SealedHeader[];
      readonly mappings: readonly AnswerMapping[];
      readonly seconds: number;
    }
  | {
      readonly type: "system";
      readonly command: string;
      /** What the command reads: the interaction as JSON. */
      readonly input: string;
      readonly variable: string;
      readonly seconds: number;
    };

/** What came of a call: the variables it fills, or why none. */
export type CallOutcome = { readonly variables: Readonly<Record<string, string>> } | { readonly failure: CallFailure };

/** The call of a step, for the interaction as it stands. */
export function callOf(step: StepOf<"http_request"> | StepOf<"system">, facts: PlanFacts): PlanCall {
  const seconds = step.timeoutSeconds;
  const everything = () => JSON.stringify(shownFacts(facts));
  if (step.type === "system") {
    return { type: "system", command: step.command, input: everything(), variable: step.variable, seconds };
  }
  return {
    type: "http",
    url: fillIn(step.url, facts, asUrlPart),
    body: step.body === null ? everything() : fillIn(step.body, facts, asJsonText),
    accountId: facts.account.id,
    headers: step.headers ?? [],
    mappings: step.mappings,
    seconds,
  };
}

type HttpCall = Extract<PlanCall, { type: "http" }>;
type ReadCall = Pick<HttpCall, "type" | "mappings"> | Exclude<PlanCall, HttpCall>;

/** What a call's answer puts into variables. A field that is not there empties its variable. */
export function readAnswer(call: ReadCall, answer: string): CallOutcome {
  if (call.type === "system") return { variables: { [call.variable]: kept(answer.trim()) } };
  if (call.mappings.length === 0) return { variables: {} };
  try {
    const json: unknown = JSON.parse(answer);
    const read = call.mappings.map(({ path, variable }) => {
      const text = textAt(json, path === "" ? [] : path.split("."));
      return [variable, kept(text ?? "")] as const;
    });
    return { variables: Object.fromEntries(read) };
  } catch {
    // No JSON, or nested so deep that it cannot be written out again.
    return { failure: "no_json" };
  }
}

function kept(text: string): string {
  // PostgreSQL keeps no NUL in a text.
  return text.replaceAll("\0", "").slice(0, VARIABLES.maxLength).toWellFormed();
}
