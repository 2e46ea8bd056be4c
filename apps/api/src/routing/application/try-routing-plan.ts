import {
  CALL_ANSWER_BYTES_MAX,
  MEMBERS_MAX,
  MESSAGE_TEXT_LENGTH,
  type NotFound,
  PLAN_ACTIONS_MAX,
  type TryRoutingPlanInput,
  VARIABLES,
  type ValidationFailed,
} from "@parley/schema";
import { type Accounts, phoneDigits } from "../../accounts/index.ts";
import type { Database } from "../../platform/database.ts";
import { because } from "../../platform/reasons.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import type { SystemCommands } from "../../platform/system-commands.ts";
import { type FieldCheck, wrongFields } from "../../platform/validation.ts";
import { problemWithVariable } from "../../routing-plans/index.ts";
import type { RoutedSituation } from "../domain/situation.ts";
import { type Trial, tryPlan } from "../domain/try-plan.ts";
import { type LoadedDirectory, loadDirectory } from "../persistence/directory.ts";
import { loadPlanTargets, type OpeningHoursOf } from "../persistence/plan-targets.ts";
import { databaseNow } from "../persistence/router-lock.ts";
import { trialContact } from "../persistence/trial-contact.ts";

export interface TryPlanDeps {
  readonly database: Database;
  readonly openingHours: OpeningHoursOf;
  readonly commands: SystemCommands;
}

/** What a plan would do with a message, by the rules that route real ones; nothing is stored, sent or called. */
export async function tryRoutingPlan(
  deps: TryPlanDeps,
  accounts: Pick<Accounts, "find" | "checkPlan" | "planOf">,
  input: TryRoutingPlanInput,
): Promise<Trial | ValidationFailed | NotFound> {
  const em = deps.database.fork();
  const account = await accounts.find({ all: true }, input.accountId);
  if (account === null) return notFound("ACCOUNT");
  const checked = input.actions
    ? await accounts.checkPlan(em, account, input.actions)
    : { steps: await accounts.planOf(account) };
  const wrong = [...wrongFields(inputChecks(input)), ...("wrong" in checked ? checked.wrong : [])];
  if (wrong.length > 0 || "wrong" in checked) return validationFailed(wrong);
  const phone = input.phone ? phoneDigits(input.phone) : null;
  const contact = await trialContact(em, { contactId: input.contactId ?? null, phone });
  if (contact === null) return notFound("CONTACT");

  const at = input.at ?? (await databaseNow(em));
  const directory = supposedly(await loadDirectory(em), input.availableAgentIds ?? null);
  const targets = await loadPlanTargets(em, deps, [checked.steps]);
  const situation: RoutedSituation = {
    ...NEW_SITUATION,
    accountId: account.id,
    plan: checked.steps,
    waits: { assignedAgentSeconds: 1, assignedQueueSeconds: 1 },
    waitingSince: at,
    facts: {
      account: { id: account.id, name: account.name, key: account.key, phone: account.phone },
      contact,
      interaction: { ...NEW_INTERACTION, openedAt: at, lastMessageAt: at },
      message: { type: "text", text: input.text },
      extras: {},
      variables: Object.fromEntries((input.variables ?? []).map(({ name, value }) => [name, value])),
    },
  };
  const answers = new Map((input.answers ?? []).map((answer) => [answer.stepId.toLowerCase(), answer]));
  return tryPlan(situation, { ...directory, ...targets }, at, {
    acceptedById: input.acceptedById ?? null,
    answerTo(stepId) {
      const answer = answers.get(stepId);
      return answer?.fails === true ? null : (answer?.text ?? "{}");
    },
  });
}

const NEW_SITUATION = {
  phase: "routing",
  state: { stage: "inbound" },
  ownerId: null,
  assignedQueueId: null,
  isTabOpen: false,
  isUnread: true,
  pending: [],
  hasInbound: true,
  dueAt: null,
  inboundCount: 1,
  repliedStepIds: new Set<string>(),
} as const;

const NEW_INTERACTION = { id: null, number: null, tags: [], queueId: null, agentId: null } as const;

function inputChecks(input: TryRoutingPlanInput): FieldCheck[] {
  const { text, phone, contactId, at, answers, variables, availableAgentIds } = input;
  const isInCalendar = !at || (at.getUTCFullYear() >= 1900 && at.getUTCFullYear() <= 2999);
  return [
    ["text", text.length > MESSAGE_TEXT_LENGTH.max ? because("TOO_LONG", { max: MESSAGE_TEXT_LENGTH.max }) : null],
    ["phone", phone && !contactId && phoneDigits(phone) === null ? because("PHONE_WRONG") : null],
    ["at", isInCalendar ? null : because("MOMENT_OUT_OF_RANGE")],
    [
      "answers",
      (answers?.length ?? 0) > PLAN_ACTIONS_MAX ? because("TRIAL_ANSWERS_TOO_MANY", { max: PLAN_ACTIONS_MAX }) : null,
    ],
    [
      "answers",
      answers?.some((it) => (it.text?.length ?? 0) > CALL_ANSWER_BYTES_MAX) === true
        ? because("TRIAL_ANSWER_TOO_LONG")
        : null,
    ],
    [
      "availableAgentIds",
      (availableAgentIds?.length ?? 0) > MEMBERS_MAX ? because("TOO_MANY_CHOSEN", { max: MEMBERS_MAX }) : null,
    ],
    [
      "variables",
      (variables?.length ?? 0) > VARIABLES.maxCount
        ? because("TRIAL_VARIABLES_TOO_MANY", { max: VARIABLES.maxCount })
        : null,
    ],
    ...(variables ?? []).slice(0, VARIABLES.maxCount).flatMap(({ name, value }, place): FieldCheck[] => [
      [`variables.${place}.name`, problemWithVariable(name)],
      [
        `variables.${place}.value`,
        value.length > VARIABLES.maxLength ? because("TOO_LONG", { max: VARIABLES.maxLength }) : null,
      ],
    ]),
  ];
}

/** Those who are supposed to be free are, and nobody else; the rest of the company is as it is. */
function supposedly(directory: LoadedDirectory, availableIds: readonly string[] | null): LoadedDirectory {
  if (availableIds === null) return directory;
  const agents = new Map(
    [...directory.agents].map(([id, agent]) => [
      id,
      { ...agent, isOnline: availableIds.includes(id), isPaused: false, owned: 0, ringing: 0 },
    ]),
  );
  return { ...directory, agents, agent: (id) => agents.get(id) };
}
