import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { Account } from "./account.ts";
import { connectionOf } from "./connection.ts";
import { FieldError } from "./errors.ts";
import type { IntervalId } from "./ids.ts";
import type { IntervalSubsetKind, Weekday } from "./states.ts";
import { wireEnum } from "./wire-enum.ts";

export const IntervalSubsetKindEnum = wireEnum<IntervalSubsetKind>(
  "IntervalSubsetKind",
  "Whether a subset has limits.",
  { always: "Open at any time.", custom: "Open when time range, weekdays, days of the month and months all match." },
);

export const WeekdayEnum = wireEnum<Weekday>("Weekday", "A day of the week, in the interval's time zone.", {
  monday: "Monday.",
  tuesday: "Tuesday.",
  wednesday: "Wednesday.",
  thursday: "Thursday.",
  friday: "Friday.",
  saturday: "Saturday.",
  sunday: "Sunday.",
});

@ObjectType({
  simpleResolvers: true,
  description:
    "One part of an interval: open when all its limits match. Times are those on a clock on the wall in the interval's time zone.",
})
export class IntervalSubset {
  @Field(() => IntervalSubsetKindEnum, { description: "With ALWAYS there are no limits." })
  kind!: IntervalSubsetKind;

  @Field(() => String, {
    nullable: true,
    description: "First open minute of the day, such as `09:00`; null together with `to`: the whole day.",
  })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Last open minute, inclusive: `12:59` closes at 13:00:00, `13:00` covers 13:00:59. Earlier than `from`: on the next day, and the day on which the range began is the one that must match.",
  })
  to!: string | null;

  @Field(() => [WeekdayEnum], { description: "Only on these days of the week; every day when empty." })
  weekdays!: readonly Weekday[];

  @Field(() => [Int], { description: "Only on these days of the month, 1–31; every day when empty." })
  monthDays!: readonly number[];

  @Field(() => [Int], { description: "Only in these months, 1 January – 12 December; every month when empty." })
  months!: readonly number[];
}

@ObjectType({ simpleResolvers: true, description: "A stretch of time without a break during which it is open." })
export class OpenSpan {
  @Field(() => GraphQLISODateTime, { description: "The first open moment." })
  startsAt!: Date;

  @Field(() => GraphQLISODateTime, { description: "The first moment at which it is no longer open." })
  endsAt!: Date;

  @Field(() => String, { description: "What the clock on the wall shows in the first open minute, such as `09:00`." })
  from!: string;

  @Field(() => String, {
    description: "What it shows in the last open minute, inclusive, such as `12:59`.",
  })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: "What is open on one day of the calendar in the time zone." })
export class IntervalDay {
  @Field(() => String, { description: "The date, such as `2026-11-26`." })
  date!: string;

  @Field(() => WeekdayEnum, { description: "Its day of the week." })
  weekday!: Weekday;

  @Field(() => [OpenSpan], {
    description: "In order of time, cut at midnight and where the clock is put forward or back; empty when closed.",
  })
  open!: readonly OpenSpan[];
}

@ObjectType({
  simpleResolvers: true,
  description: "A named rule that says when something is open, such as working time.",
})
export class Interval {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: IntervalId;

  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text; null when empty." })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Time zone by its IANA name, such as `Europe/Rome`; null: the server's.",
  })
  timeZone!: string | null;

  @Field(() => String, { description: "The time zone it is read in: its own, or the server's." })
  effectiveTimeZone?: string;

  @Field(() => [IntervalSubset], { description: "Its parts: open when any of them is." })
  subsets!: readonly IntervalSubset[];

  @Field(() => Boolean, { description: "Whether it is open at a moment." })
  isOpenAt?: boolean;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it next opens or closes after a moment; null when it does not within five years.",
  })
  nextChange?: Date | null;

  @Field(() => [IntervalDay], { description: "What is open on seven days of the calendar, in order." })
  week?: readonly IntervalDay[];

  @Field(() => [Account], {
    description:
      "Accounts whose routing plan names it, by name: their steps are skipped once it is deleted. None for viewers who may not configure accounts.",
  })
  usedBy?: readonly Account[];

  @Field(() => Int, { description: "Rises by one at each edit; send it back with `updateInterval`." })
  version!: number;
}

@ObjectType({
  description: "What an interval would do before it is saved. Subsets with a mistake count as if they were not there.",
})
export class IntervalPreview {
  @Field(() => [FieldError], { description: "What saving would refuse; paths such as `subsets.0.from`." })
  wrong!: readonly FieldError[];

  @Field(() => String, { description: "The time zone it is read in: the draft's if there is one of that name." })
  effectiveTimeZone!: string;

  @Field(() => Boolean, { description: "Whether it would be open at a moment." })
  isOpenAt?: boolean;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it would next open or close after a moment; null when not within five years.",
  })
  nextChange?: Date | null;

  @Field(() => [IntervalDay], { description: "What would be open on seven days of the calendar, in order." })
  week?: readonly IntervalDay[];
}

const intervalPages = connectionOf("Interval", "intervals", () => Interval);
export const IntervalEdge = intervalPages.Edge;
export type IntervalEdge = InstanceType<typeof IntervalEdge>;
export const IntervalConnection = intervalPages.Connection;
export type IntervalConnection = InstanceType<typeof IntervalConnection>;
