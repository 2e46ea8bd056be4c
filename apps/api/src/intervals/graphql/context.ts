import type { AccountLoaders } from "../../accounts/index.ts";
import type { SignedInContext } from "../../identity/index.ts";
import type { Intervals } from "../intervals.ts";

/** What this area's resolvers take from the request. */
export interface IntervalsContext extends SignedInContext {
  readonly intervals: Intervals;
  readonly load: SignedInContext["load"] & Pick<AccountLoaders, "accountsPlanningInterval">;
}
