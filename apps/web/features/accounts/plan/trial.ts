import type { TryRoutingPlanQuery } from "#gql/types";

/** What became of an interaction in a trial run of the plan. */
export type Trial = Extract<TryRoutingPlanQuery["tryRoutingPlan"], { __typename: "RoutingTrial" }>;

/** What is supposed to be answered to a step that calls. */
export interface SupposedAnswer {
  readonly fails: boolean;
  readonly text: string;
}
