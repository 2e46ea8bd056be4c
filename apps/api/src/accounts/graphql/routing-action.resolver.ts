import { RoutingAction, User } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { AccountsContext } from "./context.ts";
import type { ShownAction } from "./shown-action.ts";

@Resolver(() => RoutingAction)
export class RoutingActionResolver {
  @FieldResolver(() => User, { nullable: true })
  async agent(@Root() { agentId }: ShownAction, @Ctx() { load }: AccountsContext): Promise<User | null> {
    return agentId === null ? null : load.userIfAny(agentId);
  }

  @FieldResolver(() => String, { nullable: true })
  conditionJson(@Root() { condition }: ShownAction): string | null {
    return condition === null ? null : JSON.stringify(condition);
  }
}
