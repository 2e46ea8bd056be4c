import { Interval, type IntervalId, RoutingAction } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { IntervalLoaders } from "../loaders.ts";

@Resolver(() => RoutingAction)
export class RoutingActionIntervalResolver {
  @FieldResolver(() => Interval, { nullable: true })
  async interval(
    @Root() { intervalId }: { readonly intervalId: IntervalId | null },
    @Ctx() { load }: { readonly load: IntervalLoaders },
  ): Promise<Interval | null> {
    return intervalId === null ? null : load.intervalIfAny(intervalId);
  }
}
