import { Field, ID, ObjectType } from "type-graphql";
import { EditConflict, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { TeamId } from "./ids.ts";
import { resultOf } from "./result.ts";
import { Team } from "./team.ts";

@ObjectType({ simpleResolvers: true, description: "The team as stored now." })
export class TeamSaved {
  @Field(() => Team, { description: "The team." })
  team!: Team;
}

@ObjectType({ simpleResolvers: true, description: "The team is gone, and out of every queue; its agents stay." })
export class TeamDeleted {
  @Field(() => ID, { description: "The team's id." })
  id!: TeamId;
}

export const CreateTeamResult = resultOf("createTeam", () => [TeamSaved, ValidationFailed, NotPermitted]);
export type CreateTeamResult = typeof CreateTeamResult;

export const UpdateTeamResult = resultOf("updateTeam", () => [
  TeamSaved,
  ValidationFailed,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateTeamResult = typeof UpdateTeamResult;

export const DeleteTeamResult = resultOf("deleteTeam", () => [TeamDeleted, NotFound, NotPermitted]);
export type DeleteTeamResult = typeof DeleteTeamResult;
