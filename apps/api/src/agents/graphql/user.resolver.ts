import {
  CreateUserInput,
  CreateUserResult,
  SetPauseInput,
  SetPauseResult,
  UpdateUserInput,
  UpdateUserResult,
  User,
  UserConnection,
  type UserId,
  UsersArgs,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { AgentsContext } from "./context.ts";

@Resolver()
export class UserResolver {
  @Authorized("users.read")
  @Query(() => UserConnection, {
    description:
      "Users the viewer may see, by name: administrators and supervisors all, agents the colleagues on their accounts.",
  })
  async users(
    @Args(() => UsersArgs) args: UsersArgs,
    @Ctx() { agents, viewer, scope }: AgentsContext,
  ): Promise<UserConnection> {
    return agents.list({ viewer, scope: await scope() }, args);
  }

  @Authorized("users.read")
  @Query(() => User, {
    nullable: true,
    description: "One user; null when there is none with this id or the viewer may not see them.",
  })
  async user(
    @Arg("id", () => ID, { description: "The user's id." }) id: UserId,
    @Ctx() { agents, viewer, scope }: AgentsContext,
  ): Promise<User | null> {
    return agents.find({ viewer, scope: await scope() }, id);
  }

  @Authorized()
  @Mutation(() => CreateUserResult, { description: "Makes a user who can sign in at once. Administrators." })
  createUser(
    @Arg("input", () => CreateUserInput, { description: "What to do, see `CreateUserInput`." }) input: CreateUserInput,
    @Ctx() { agents, viewer }: AgentsContext,
  ): Promise<CreateUserResult> {
    return agents.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateUserResult, {
    description: "Changes a user, or stops them from signing in. Administrators.",
  })
  updateUser(
    @Arg("input", () => UpdateUserInput, { description: "What to do, see `UpdateUserInput`." }) input: UpdateUserInput,
    @Ctx() { agents, viewer }: AgentsContext,
  ): Promise<UpdateUserResult> {
    return agents.update(viewer, input);
  }

  @Authorized("offers.handle")
  @Mutation(() => SetPauseResult, {
    description: "Puts the viewer on pause or takes them off it (DSK-18). What rings for them goes on to others (R7).",
  })
  setPause(
    @Arg("input", () => SetPauseInput, { description: "What to do, see `SetPauseInput`." }) input: SetPauseInput,
    @Ctx() { agents, viewer }: AgentsContext,
  ): Promise<SetPauseResult> {
    return agents.setPause(viewer, input.paused);
  }
}
