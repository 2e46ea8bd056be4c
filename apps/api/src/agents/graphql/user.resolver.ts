import {
  CreateUserInput,
  CreateUserResult,
  SetPauseInput,
  SetPauseResult,
  SetQueueSignInInput,
  SetQueueSignInResult,
  SetUserPauseInput,
  SetUserPauseResult,
  SignOutUserInput,
  SignOutUserResult,
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
    description: "Puts the viewer on pause or takes them off it. What rings for them goes on to others.",
  })
  setPause(
    @Arg("input", () => SetPauseInput, { description: "What to do, see `SetPauseInput`." }) input: SetPauseInput,
    @Ctx() { agents, viewer }: AgentsContext,
  ): Promise<SetPauseResult> {
    return agents.setPause(viewer, {
      ...input,
      userId: viewer.userId,
      pauseId: input.pauseId ?? null,
    }) as Promise<SetPauseResult>;
  }

  @Authorized()
  @Mutation(() => SetUserPauseResult, {
    description: "Puts an agent on pause or takes them off it. Supervisors and administrators.",
  })
  setUserPause(
    @Arg("input", () => SetUserPauseInput, { description: "What to do, see `SetUserPauseInput`." })
    input: SetUserPauseInput,
    @Ctx() { agents, viewer }: AgentsContext,
  ): Promise<SetUserPauseResult> {
    return agents.setPause(viewer, { ...input, pauseId: input.pauseId ?? null });
  }

  @Authorized()
  @Mutation(() => SignOutUserResult, {
    description:
      "Ends an agent's sessions on every device; their API tokens stay. Supervisors and administrators; an administrator's only administrators.",
  })
  signOutUser(
    @Arg("input", () => SignOutUserInput, { description: "What to do, see `SignOutUserInput`." })
    { userId }: SignOutUserInput,
    @Ctx() { agents, viewer }: AgentsContext,
  ): Promise<SignOutUserResult> {
    return agents.signOut(viewer, userId);
  }

  @Authorized("offers.handle")
  @Mutation(() => SetQueueSignInResult, {
    description:
      "Signs the viewer in to one of their queues or out of it, or for supervisors another agent. Out of it they stay a member and are offered nothing from it.",
  })
  setQueueSignIn(
    @Arg("input", () => SetQueueSignInInput, { description: "What to do, see `SetQueueSignInInput`." })
    input: SetQueueSignInInput,
    @Ctx() { agents, viewer }: AgentsContext,
  ): Promise<SetQueueSignInResult> {
    return agents.setQueueSignIn(viewer, { ...input, userId: input.userId ?? viewer.userId });
  }
}
