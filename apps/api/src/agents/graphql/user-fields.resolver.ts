import { Account, ActivePause, type PresenceState, PresenceStateEnum, Queue, User } from "@parley/schema";
import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { UserRow } from "../../identity/index.ts";
import type { AgentsContext } from "./context.ts";

/** A user as they see themselves carries `email`; what agents may know only of themselves hangs on it, not on who asks. */
type ShownUser = UserRow & Pick<User, "email">;

@Resolver(() => User)
export class UserFieldsResolver {
  @FieldResolver(() => PresenceStateEnum)
  presence(@Root() user: ShownUser, @Ctx() { load }: AgentsContext): Promise<PresenceState> {
    return load.presence(user.id);
  }

  @FieldResolver(() => Int)
  openInteractions(@Root() user: ShownUser, @Ctx() { load }: AgentsContext): Promise<number> {
    return load.openInteractions(user.id);
  }

  @FieldResolver(() => ActivePause, { nullable: true })
  pause(@Root() { isPaused, pauseName, pausedAt, isPauseAutomatic }: ShownUser): ActivePause | null {
    return isPaused && pausedAt !== null ? { name: pauseName, since: pausedAt, isAutomatic: isPauseAutomatic } : null;
  }

  @FieldResolver(() => [Queue])
  async signedOutQueues(@Root() user: ShownUser, @Ctx() context: AgentsContext): Promise<readonly Queue[]> {
    return showsMemberships(user, context) ? context.load.signedOutQueuesOfUser(user.id) : [];
  }

  @FieldResolver(() => [Account])
  async accounts(@Root() user: ShownUser, @Ctx() context: AgentsContext): Promise<readonly Account[]> {
    return showsMemberships(user, context) ? context.load.accountsOfUser(user.id) : [];
  }

  @FieldResolver(() => [Queue])
  async queues(@Root() user: ShownUser, @Ctx() context: AgentsContext): Promise<readonly Queue[]> {
    return showsMemberships(user, context) ? context.load.queuesOfUser(user.id) : [];
  }
}

function showsMemberships(user: ShownUser, { viewer }: Pick<AgentsContext, "viewer">): boolean {
  return typeof user.email === "string" || (viewer !== null && viewer.role !== "agent");
}
