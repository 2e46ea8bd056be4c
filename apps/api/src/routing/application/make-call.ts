import { CALL_ANSWER_BYTES_MAX, VARIABLES } from "@parley/schema";
import { storeAnswer, takeCall } from "../../interactions/index.ts";
import type { Database } from "../../platform/database.ts";
import { asLogged, type Logger } from "../../platform/logging.ts";
import type { OutgoingHttp } from "../../platform/outgoing-http.ts";
import type { Sealer } from "../../platform/sealing.ts";
import { runSystemCommand, type SystemCommands } from "../../platform/system-commands.ts";
import { type CallOutcome, type PlanCall, readAnswer, unsealHeader } from "../../routing-plans/index.ts";
import type { CallToMake } from "./call-job.ts";

/** What calls go through. */
export interface PlanCallDeps {
  readonly outgoing: Pick<OutgoingHttp, "post">;
  readonly sealer: Sealer;
  readonly commands: SystemCommands;
  /** PATH of commands. */
  readonly commandPath: string;
}

export interface MakeCallDeps extends PlanCallDeps {
  readonly database: Database;
  readonly logger: Logger;
  /** The router has to go on. */
  readonly onAnswered: () => void;
}

/**
 * Makes the call that an interaction's plan waits for, and hands its answer back. It is taken first, once and for
 * all: whatever becomes of this job, nobody calls a second time, and the plan goes on at its deadline.
 */
export async function makeCall(deps: MakeCallDeps, { interactionId, number }: CallToMake): Promise<void> {
  const key = { interactionId, number: String(number) };
  const [taken] = await takeCall(deps.database.fork(), key);
  if (taken === undefined) return;
  const call = taken.call as PlanCall;
  const outcome = await perform(deps, call).catch((error: unknown): CallOutcome => {
    deps.logger.warn({ interactionId, error: asLogged(error) }, "a plan's call broke off");
    return { failure: "unreachable" };
  });
  await storeAnswer(deps.database.fork(), {
    ...key,
    failure: "failure" in outcome ? outcome.failure : null,
    variables: JSON.stringify("variables" in outcome ? outcome.variables : {}),
    maxVariables: VARIABLES.maxCount,
  });
  deps.onAnswered();
}

async function perform(deps: PlanCallDeps, call: PlanCall): Promise<CallOutcome> {
  const answer = await answerTo(deps, call);
  return "failure" in answer ? answer : readAnswer(call, answer.text);
}

type Answer = { readonly text: string } | Extract<CallOutcome, { failure: unknown }>;
type CallOf<Type> = Extract<PlanCall, { readonly type: Type }>;

/** How each type of call is made. */
const MAKE: {
  readonly [Type in PlanCall["type"]]: (deps: PlanCallDeps, call: CallOf<Type>) => Promise<Answer>;
} = {
  async http(deps, call) {
    const headers = openHeaders(deps, call);
    if (headers === null) return { failure: "secret" };
    return deps.outgoing.post({ url: call.url, headers, body: call.body, ...limitsOf(call) });
  },
  async system({ commands, commandPath }, call) {
    const command = commands.get(call.command);
    if (command === undefined) return { failure: "command" };
    return runSystemCommand(command, { input: call.input, path: commandPath, ...limitsOf(call) });
  },
};

/** Null when one of them cannot be opened: without it the call would be another one. */
function openHeaders(
  { sealer }: PlanCallDeps,
  { headers = [], accountId }: CallOf<"http">,
): readonly (readonly [name: string, value: string])[] | null {
  try {
    return headers.map((it) => [it.name, unsealHeader(sealer, accountId, it)] as const);
  } catch {
    return null;
  }
}

function answerTo<Type extends PlanCall["type"]>(
  deps: PlanCallDeps,
  call: CallOf<Type> & { readonly type: Type },
): Promise<Answer> {
  return MAKE[call.type](deps, call);
}

function limitsOf({ seconds }: PlanCall) {
  return { timeoutMs: seconds * 1_000, maxBytes: CALL_ANSWER_BYTES_MAX };
}
