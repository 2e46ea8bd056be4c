/** Intervals: named rules that say when something is open. */
import { IntervalResolver } from "./graphql/interval.resolver.ts";
import { IntervalHoursResolver } from "./graphql/interval-hours.resolver.ts";
import { IntervalPreviewResolver } from "./graphql/interval-preview.resolver.ts";
import { RoutingActionIntervalResolver } from "./graphql/routing-action-interval.resolver.ts";

export { isOpenAt, type OpeningHours } from "./domain/opening-hours.ts";
export type { IntervalsContext } from "./graphql/context.ts";
export { createIntervals, type Intervals, type IntervalsDeps } from "./intervals.ts";
export { createIntervalLoaders, type IntervalLoaders } from "./loaders.ts";

export const intervalResolvers = [
  IntervalResolver,
  IntervalHoursResolver,
  IntervalPreviewResolver,
  RoutingActionIntervalResolver,
] as const;
