import { Queue, type QueueId, RoutingAction } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { QueuesContext } from "./context.ts";

@Resolver(() => RoutingAction)
export class RoutingActionQueueResolver {
  @FieldResolver(() => Queue, { nullable: true })
  async queue(
    @Root() { queueId }: { readonly queueId: QueueId | null },
    @Ctx() { load }: QueuesContext,
  ): Promise<Queue | null> {
    return queueId === null ? null : load.queueIfAny(queueId);
  }
}
