import { RoutingTrial, TrialStep, TryRoutingPlanInput, TryRoutingPlanResult, User } from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RoutingContext } from "./context.ts";
import { type ShownTrial, type ShownTrialStep, shownTrial } from "./shown-trial.ts";

@Resolver(() => RoutingTrial)
export class TrialResolver {
  @Authorized("accounts.manage")
  @Query(() => TryRoutingPlanResult, {
    description:
      "What a plan would do with a message, step by step, decided by the rules that route real ones. Nothing is stored, sent or called. Administrators.",
  })
  async tryRoutingPlan(
    @Arg("input", () => TryRoutingPlanInput, { description: "What to suppose, see `TryRoutingPlanInput`." })
    input: TryRoutingPlanInput,
    @Ctx() { routing, accounts }: RoutingContext,
  ): Promise<TryRoutingPlanResult> {
    const answer = await routing.tryPlan(accounts, input);
    return "code" in answer ? answer : shownTrial(answer);
  }

  @FieldResolver(() => User, { nullable: true })
  async acceptedBy(@Root() { acceptedById }: ShownTrial, @Ctx() { load }: RoutingContext): Promise<User | null> {
    return acceptedById === null ? null : load.userIfAny(acceptedById);
  }
}

@Resolver(() => TrialStep)
export class TrialStepResolver {
  @FieldResolver(() => [User])
  async agents(@Root() { agentIds }: ShownTrialStep, @Ctx() { load }: RoutingContext): Promise<User[]> {
    return Promise.all(agentIds.map((id) => load.user(id)));
  }
}
