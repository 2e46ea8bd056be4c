import { Queue, RoutingHistoryEntry, User } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RoutingHistoryRow } from "../persistence/routing-history.ts";
import type { RoutingContext } from "./context.ts";

@Resolver(() => RoutingHistoryEntry)
export class RoutingHistoryResolver {
  @FieldResolver(() => User, { nullable: true })
  agent(@Root() { agentId }: RoutingHistoryRow, @Ctx() { load }: RoutingContext): Promise<User> | null {
    return agentId === null ? null : load.user(agentId);
  }

  @FieldResolver(() => Queue, { nullable: true })
  queue(@Root() { queueId }: RoutingHistoryRow, @Ctx() { load }: RoutingContext): Promise<Queue | null> | null {
    return queueId === null ? null : load.queueIfAny(queueId);
  }

  @FieldResolver(() => User, { nullable: true })
  by(@Root() { byId }: RoutingHistoryRow, @Ctx() { load }: RoutingContext): Promise<User> | null {
    return byId === null ? null : load.user(byId);
  }
}
