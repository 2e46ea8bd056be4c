import { RoutingAction, User } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../../identity/index.ts";
import type { ShownStep } from "./shown-step.ts";

@Resolver(() => RoutingAction)
export class RoutingActionResolver {
  @FieldResolver(() => User, { nullable: true })
  async agent(@Root() { agentId }: ShownStep, @Ctx() { load }: IdentityContext): Promise<User | null> {
    return agentId === null ? null : load.userIfAny(agentId);
  }

  @FieldResolver(() => String, { nullable: true })
  conditionJson(@Root() { condition }: ShownStep): string | null {
    return condition === null ? null : JSON.stringify(condition);
  }
}
