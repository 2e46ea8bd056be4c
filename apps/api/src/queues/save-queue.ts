import {
  AGENT_TIMEOUT_SECONDS,
  type CreateQueueInput,
  type EditConflict,
  type FieldError,
  type NotFound,
  type NotPermitted,
  QUEUE_WEIGHT,
  type QueueId,
  type TeamId,
  type UpdateQueueInput,
  type UserId,
  type ValidationFailed,
} from "@parley/schema";
import { activeUserIds, may } from "../identity/index.ts";
import { committing } from "../platform/committing.ts";
import type { Database, Em } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { newId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { uniquely } from "../platform/uniquely.ts";
import {
  problemWithDescription,
  problemWithMembers,
  problemWithName,
  problemWithNumber,
  textOrNull,
  wrongFields,
} from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";
import { presentTeamIds } from "../teams/index.ts";
import { listMembers, setMembers, setTeams, teamIdsOf } from "./persistence/members.ts";
import { QueueEntity, type QueueRow } from "./persistence/queue.entity.ts";
import { lockQueue } from "./persistence/queues.ts";

/** What this area is given. */
export interface QueuesDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Somebody may have become eligible for offers, or is no longer: routing evaluates again (R6, R7). */
  readonly eligibilityChanged: () => void;
  /** Has searches in a queue that is being deleted go on without it. */
  readonly searchElsewhere: (em: Em, queueId: QueueId) => Promise<void>;
}

interface Saved {
  readonly queue: QueueRow;
}

const NAME_TAKEN = wrongField("name", because("QUEUE_NAME_TAKEN"));

/** Makes a queue. */
export async function createQueue(
  deps: QueuesDeps,
  by: Viewer | null,
  input: CreateQueueInput,
): Promise<Saved | ValidationFailed | NotPermitted> {
  if (!may(by, "queues.manage")) return notPermitted();
  const values = {
    name: input.name.trim(),
    description: textOrNull(input.description),
    strategy: input.strategy,
    agentTimeoutSeconds: input.agentTimeoutSeconds ?? AGENT_TIMEOUT_SECONDS.default,
    weight: input.weight ?? QUEUE_WEIGHT.default,
  };
  return uniquely(NAME_TAKEN, () =>
    committing(deps, async (em) => {
      const teamIds = [...new Set(input.teamIds ?? [])];
      const fields = [...(await problems(em, values, input.agentIds ?? [], [])), ...(await teamProblems(em, teamIds))];
      if (fields.length > 0) return validationFailed(fields);
      const queue = em.create(QueueEntity, { id: newId<QueueId>(), ...values });
      await em.persist(queue).flush();
      await tell(em, queue, [
        ...(await setMembers(em, { queueId: queue.id, userIds: [...new Set(input.agentIds ?? [])] })),
        ...(await setTeams(em, { queueId: queue.id, teamIds })),
      ]);
      return { queue };
    }),
  );
}

/** Changes a queue; its strategy may change at any time. */
export async function updateQueue(
  deps: QueuesDeps,
  by: Viewer | null,
  input: UpdateQueueInput,
): Promise<Saved | ValidationFailed | NotFound | EditConflict | NotPermitted> {
  if (!may(by, "queues.manage")) return notPermitted();
  return uniquely(NAME_TAKEN, () =>
    committing(deps, async (em) => {
      const queue = await lockQueue(em, input.id);
      if (queue === null) return notFound("QUEUE");
      if (queue.version !== input.version) return editConflict(queue.version);
      const values = {
        name: input.name?.trim() ?? queue.name,
        description: input.description == null ? queue.description : textOrNull(input.description),
        strategy: input.strategy ?? queue.strategy,
        agentTimeoutSeconds: input.agentTimeoutSeconds ?? queue.agentTimeoutSeconds,
        weight: input.weight ?? queue.weight,
      };
      const present = (await listMembers(em, [queue.id])).map(({ userId }) => userId);
      const agentIds = [...new Set(input.agentIds ?? present)];
      const teamIds = [...new Set(input.teamIds ?? (await teamIdsOf(em, queue.id)))];
      const fields = [...(await problems(em, values, agentIds, present)), ...(await teamProblems(em, teamIds))];
      if (fields.length > 0) return validationFailed(fields);
      Object.assign(queue, values, { version: queue.version + 1 });
      await em.flush();
      await tell(em, queue, [
        ...(await setMembers(em, { queueId: queue.id, userIds: agentIds })),
        ...(await setTeams(em, { queueId: queue.id, teamIds })),
      ]);
      return { queue };
    }),
  );
}

async function problems(
  em: Em,
  values: Pick<QueueRow, "name" | "description" | "agentTimeoutSeconds" | "weight">,
  agentIds: readonly UserId[],
  present: readonly UserId[],
): Promise<FieldError[]> {
  const known = new Set<string>([...(await activeUserIds(em, agentIds)), ...present]);
  return wrongFields([
    ["name", problemWithName(values.name)],
    ["description", problemWithDescription(values.description)],
    ["agentTimeoutSeconds", problemWithNumber(values.agentTimeoutSeconds, AGENT_TIMEOUT_SECONDS)],
    ["weight", problemWithNumber(values.weight, QUEUE_WEIGHT)],
    ["agentIds", problemWithMembers(agentIds, known, "USER")],
  ]);
}

async function teamProblems(em: Em, teamIds: readonly TeamId[]): Promise<FieldError[]> {
  return wrongFields([["teamIds", problemWithMembers(teamIds, await presentTeamIds(em, teamIds), "TEAM")]]);
}

async function tell(em: Em, queue: QueueRow, changed: readonly { readonly userId: UserId }[]): Promise<void> {
  await record(em, [
    { kind: "queue_changed", queueId: queue.id },
    ...[...new Set(changed.map(({ userId }) => userId))].map((userId) => ({ kind: "viewer_changed" as const, userId })),
  ]);
}
