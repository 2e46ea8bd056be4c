import { IntervalDay, IntervalPreview } from "@parley/schema";
import { Arg, FieldResolver, GraphQLISODateTime, Resolver, Root } from "type-graphql";
import { isOpenAt, nextChange } from "../domain/opening-hours.ts";
import { weekFrom } from "../domain/week.ts";
import type { PreviewedInterval } from "../intervals.ts";
import { calendarMoment } from "./moment.ts";

@Resolver(() => IntervalPreview)
export class IntervalPreviewResolver {
  @FieldResolver(() => Boolean)
  isOpenAt(
    @Root() { hours }: PreviewedInterval,
    @Arg("moment", () => GraphQLISODateTime, { description: "The moment, from the year 1900 to 2999." }) moment: Date,
  ): boolean {
    return isOpenAt(hours, calendarMoment(moment));
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true })
  nextChange(
    @Root() { hours }: PreviewedInterval,
    @Arg("after", () => GraphQLISODateTime, { description: "The moment, from the year 1900 to 2999." }) after: Date,
  ): Date | null {
    return nextChange(hours, calendarMoment(after));
  }

  @FieldResolver(() => [IntervalDay])
  week(
    @Root() { hours }: PreviewedInterval,
    @Arg("from", () => GraphQLISODateTime, { description: "Any moment of the first day, in the interval's time zone." })
    from: Date,
  ): IntervalDay[] {
    return weekFrom(hours, calendarMoment(from));
  }
}
