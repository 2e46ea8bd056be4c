import { Interval, IntervalDay } from "@parley/schema";
import { Arg, Ctx, FieldResolver, GraphQLISODateTime, Resolver, Root } from "type-graphql";
import { isOpenAt, nextChange } from "../domain/opening-hours.ts";
import { weekFrom } from "../domain/week.ts";
import type { IntervalRow } from "../persistence/interval.entity.ts";
import type { IntervalsContext } from "./context.ts";
import { calendarMoment } from "./moment.ts";

@Resolver(() => Interval)
export class IntervalHoursResolver {
  @FieldResolver(() => Boolean)
  isOpenAt(
    @Root() interval: IntervalRow,
    @Arg("moment", () => GraphQLISODateTime, { description: "The moment, from the year 1900 to 2999." }) moment: Date,
    @Ctx() { intervals }: IntervalsContext,
  ): boolean {
    return isOpenAt(intervals.hoursOf(interval), calendarMoment(moment));
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true })
  nextChange(
    @Root() interval: IntervalRow,
    @Arg("after", () => GraphQLISODateTime, { description: "The moment, from the year 1900 to 2999." }) after: Date,
    @Ctx() { intervals }: IntervalsContext,
  ): Date | null {
    return nextChange(intervals.hoursOf(interval), calendarMoment(after));
  }

  @FieldResolver(() => [IntervalDay])
  week(
    @Root() interval: IntervalRow,
    @Arg("from", () => GraphQLISODateTime, { description: "Any moment of the first day, in the interval's time zone." })
    from: Date,
    @Ctx() { intervals }: IntervalsContext,
  ): IntervalDay[] {
    return weekFrom(intervals.hoursOf(interval), calendarMoment(from));
  }
}
