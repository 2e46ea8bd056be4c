import type {
  CreateTeamInput,
  DeleteTeamInput,
  EditConflict,
  FieldError,
  NotFound,
  NotPermitted,
  TeamId,
  UpdateTeamInput,
  UserId,
  ValidationFailed,
} from "@parley/schema";
import { activeUserIds, may } from "../identity/index.ts";
import { committing } from "../platform/committing.ts";
import type { Database, Em } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { isId, newId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { uniquely } from "../platform/uniquely.ts";
import {
  problemWithDescription,
  problemWithMembers,
  problemWithName,
  textOrNull,
  wrongFields,
} from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { TeamRow } from "./persistence/team.entity.ts";
import {
  agentsOfTeam,
  deleteTeam,
  insertTeam,
  listTeams,
  lockTeam,
  queuesOfTeam,
  setTeamAgents,
  updateTeam,
} from "./persistence/teams.ts";

export interface TeamsDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Somebody may have become eligible for offers, or is no longer: routing looks again (R6, R7). */
  readonly eligibilityChanged: () => void;
}

type Saved = { readonly team: TeamRow };

/** Named groups of agents that queues may have as a whole. */
export interface Teams {
  list(): Promise<readonly TeamRow[]>;
  create(by: Viewer | null, input: CreateTeamInput): Promise<Saved | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateTeamInput,
  ): Promise<Saved | ValidationFailed | NotFound | EditConflict | NotPermitted>;
  delete(by: Viewer | null, input: DeleteTeamInput): Promise<{ readonly id: TeamId } | NotFound | NotPermitted>;
}

const NAME_TAKEN = wrongField("name", because("TEAM_NAME_TAKEN"));

export function createTeams(deps: TeamsDeps): Teams {
  const { database } = deps;
  return {
    list: () => listTeams(database.fork()),

    async create(by, input) {
      if (!may(by, "teams.manage")) return notPermitted();
      const values = { name: input.name.trim(), description: textOrNull(input.description) };
      const agentIds = [...new Set(input.agentIds ?? [])];
      return uniquely(NAME_TAKEN, () =>
        committing(deps, async (em) => {
          const fields = await problems(em, values, agentIds, []);
          if (fields.length > 0) return validationFailed(fields);
          const id = newId<TeamId>();
          await insertTeam(em, { id, ...values });
          await setAgents(em, id, agentIds);
          return { team: await stored(em, id) };
        }),
      );
    },

    async update(by, input) {
      if (!may(by, "teams.manage")) return notPermitted();
      return uniquely(NAME_TAKEN, () =>
        committing(deps, async (em) => {
          const team = await presentTeam(em, input.id);
          if (team === null) return notFound("TEAM");
          if (team.version !== input.version) return editConflict(team.version);
          const values = {
            name: input.name?.trim() ?? team.name,
            description: input.description == null ? team.description : textOrNull(input.description),
          };
          const present = await agentsOfTeam(em, team.id);
          const agentIds = [...new Set(input.agentIds ?? present)];
          const fields = await problems(em, values, agentIds, present);
          if (fields.length > 0) return validationFailed(fields);
          await updateTeam(em, { id: team.id, ...values });
          await setAgents(em, team.id, agentIds);
          return { team: await stored(em, team.id) };
        }),
      );
    },

    async delete(by, { id }) {
      if (!may(by, "teams.manage")) return notPermitted();
      return committing(deps, async (em) => {
        const team = await presentTeam(em, id);
        if (team === null) return notFound("TEAM");
        await setAgents(em, team.id, []);
        await deleteTeam(em, team.id);
        return { id: team.id };
      });
    },
  };
}

async function problems(
  em: Em,
  { name, description }: Pick<TeamRow, "name" | "description">,
  agentIds: readonly UserId[],
  present: readonly UserId[],
): Promise<FieldError[]> {
  const known = new Set<string>([...(await activeUserIds(em, agentIds)), ...present]);
  return wrongFields([
    ["name", problemWithName(name)],
    ["description", problemWithDescription(description)],
    ["agentIds", problemWithMembers(agentIds, known, "USER")],
  ]);
}

async function presentTeam(em: Em, id: TeamId): Promise<TeamRow | null> {
  return isId(id) ? lockTeam(em, id) : null;
}

async function stored(em: Em, id: TeamId): Promise<TeamRow> {
  const team = await lockTeam(em, id);
  if (team === null) throw new Error("a team that was just stored is not there");
  return team;
}

/** Puts exactly these agents into the team; the queues that have it change with it. */
async function setAgents(em: Em, teamId: TeamId, userIds: readonly UserId[]): Promise<void> {
  const changed = await setTeamAgents(em, { teamId, userIds });
  const queueIds = await queuesOfTeam(em, teamId);
  await record(em, [
    ...queueIds.map((queueId) => ({ kind: "queue_changed" as const, queueId })),
    ...changed.map(({ userId }) => ({ kind: "viewer_changed" as const, userId })),
  ]);
}
