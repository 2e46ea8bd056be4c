import {
  CreateTeamInput,
  CreateTeamResult,
  DeleteTeamInput,
  DeleteTeamResult,
  Queue,
  type QueueId,
  Team,
  UpdateTeamInput,
  UpdateTeamResult,
  User,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { TeamRow } from "../persistence/team.entity.ts";
import type { TeamsContext } from "./context.ts";

@Resolver(() => Team)
export class TeamResolver {
  @Authorized("teams.read")
  @Query(() => [Team], { description: "All teams, by name; at most 1,000. Supervisors and administrators." })
  teams(@Ctx() { teams }: TeamsContext): Promise<readonly Team[]> {
    return teams.list();
  }

  @Authorized()
  @Mutation(() => CreateTeamResult, { description: "Makes a team. Administrators." })
  createTeam(
    @Arg("input", () => CreateTeamInput, { description: "What to do, see `CreateTeamInput`." }) input: CreateTeamInput,
    @Ctx() { teams, viewer }: TeamsContext,
  ): Promise<CreateTeamResult> {
    return teams.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateTeamResult, {
    description: "Changes a team; queues that have it offer to its agents at once. Administrators.",
  })
  updateTeam(
    @Arg("input", () => UpdateTeamInput, { description: "What to do, see `UpdateTeamInput`." }) input: UpdateTeamInput,
    @Ctx() { teams, viewer }: TeamsContext,
  ): Promise<UpdateTeamResult> {
    return teams.update(viewer, input);
  }

  @Authorized()
  @Mutation(() => DeleteTeamResult, {
    description: "Deletes a team and takes it out of every queue; its agents stay. Administrators.",
  })
  deleteTeam(
    @Arg("input", () => DeleteTeamInput, { description: "What to do, see `DeleteTeamInput`." }) input: DeleteTeamInput,
    @Ctx() { teams, viewer }: TeamsContext,
  ): Promise<DeleteTeamResult> {
    return teams.delete(viewer, input);
  }

  @FieldResolver(() => [User])
  async agents(@Root() { id }: TeamRow, @Ctx() { load }: TeamsContext): Promise<readonly User[]> {
    return Promise.all((await load.agentsOfTeam(id)).map((userId) => load.user(userId)));
  }
}

@Resolver(() => Queue)
export class QueueTeamsResolver {
  @FieldResolver(() => [Team])
  teams(@Root() { id }: { readonly id: QueueId }, @Ctx() { load }: TeamsContext): Promise<readonly Team[]> {
    return load.teamsOfQueue(id);
  }
}
