/** What steps ask of other systems, and what the answers mean. Pure: a job makes the call. */
import { type AccountId, type CallFailure, VARIABLES } from "@parley/schema";
import type { SealedHeader } from "./http-headers.ts";
import { textAt } from "./plan-text.ts";

interface HttpCall {
  readonly type: "http";
  readonly url: string;
  readonly body: string;
  readonly accountId: AccountId;
  /** Still sealed: calls are stored until they are made. Absent in those from before there were any. */
  readonly headers?: readonly SealedHeader[];
  readonly mappings: readonly AnswerMapping[];
  readonly seconds: number;
}

interface SystemCall {
  readonly type: "system";
  readonly command: string;
  /** What the command reads: the interaction as JSON. */
  readonly input: string;
  readonly variable: string;
  readonly seconds: number;
}

/** A call as it is made: everything filled in. */
export type PlanCall = HttpCall | SystemCall;

/** A field of a JSON answer, by its path, and the variable that keeps it. */
export interface AnswerMapping {
  readonly path: string;
  readonly variable: string;
}

/** What came of a call: the variables it fills, or why none. */
export type CallOutcome = { readonly variables: Readonly<Record<string, string>> } | { readonly failure: CallFailure };

/** What is needed to read the answer to a call. */
interface Readable {
  readonly http: Pick<HttpCall, "type" | "mappings">;
  readonly system: Pick<SystemCall, "type" | "variable">;
}

const READ: {
  readonly [Type in PlanCall["type"]]: (call: Readable[Type], answer: string) => CallOutcome;
} = {
  http: ({ mappings }, answer) => readJson(mappings, answer),
  system: ({ variable }, answer) => ({ variables: { [variable]: clipped(answer.trim()) } }),
};

/** What a call's answer puts into variables. A field that is not there empties its variable. */
export function readAnswer<Type extends PlanCall["type"]>(
  call: Readable[Type] & { readonly type: Type },
  answer: string,
): CallOutcome {
  return READ[call.type](call, answer);
}

function readJson(mappings: readonly AnswerMapping[], answer: string): CallOutcome {
  if (mappings.length === 0) return { variables: {} };
  try {
    const json: unknown = JSON.parse(answer);
    const read = mappings.map(({ path, variable }) => {
      const text = textAt(json, path === "" ? [] : path.split("."));
      return [variable, clipped(text ?? "")] as const;
    });
    return { variables: Object.fromEntries(read) };
  } catch {
    // No JSON, or nested so deep that it cannot be written out again.
    return { failure: "no_json" };
  }
}

function clipped(text: string): string {
  // PostgreSQL keeps no NUL in a text.
  return text.replaceAll("\0", "").slice(0, VARIABLES.maxLength).toWellFormed();
}
