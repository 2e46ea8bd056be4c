import { Field, ID, InputType, Int } from "type-graphql";
import type { IntervalId } from "./ids.ts";
import { IntervalSubsetKindEnum, WeekdayEnum } from "./interval.ts";
import type { IntervalSubsetKind, Weekday } from "./states.ts";

@InputType({ description: "One part of an interval." })
export class IntervalSubsetInput {
  @Field(() => IntervalSubsetKindEnum, { description: "With ALWAYS the limits must be left out." })
  kind!: IntervalSubsetKind;

  @Field(() => String, {
    nullable: true,
    description: "First open minute, `00:00`–`23:59`; left out together with `to` for the whole day.",
  })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Last open minute, inclusive; earlier than `from` for a range across midnight.",
  })
  to?: string | null;

  @Field(() => [WeekdayEnum], { nullable: true, description: "Days of the week; left out or empty for every day." })
  weekdays?: Weekday[] | null;

  @Field(() => [Int], { nullable: true, description: "Days of the month, 1–31; left out or empty for every day." })
  monthDays?: number[] | null;

  @Field(() => [Int], { nullable: true, description: "Months, 1–12; left out or empty for every month." })
  months?: number[] | null;
}

@InputType({ description: "When an interval that is not saved yet would be open." })
export class IntervalDraftInput {
  @Field(() => String, { nullable: true, description: "Time zone by its IANA name; left out for the server's." })
  timeZone?: string | null;

  @Field(() => [IntervalSubsetInput], { description: "Its parts, at most 50." })
  subsets!: IntervalSubsetInput[];
}

@InputType({ description: "What `createInterval` needs." })
export class CreateIntervalInput {
  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text, at most 2,000 characters." })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Time zone by its IANA name, such as `Europe/Rome`; left out for the server's.",
  })
  timeZone?: string | null;

  @Field(() => [IntervalSubsetInput], { description: "Its parts, 1–50: open when any of them is." })
  subsets!: IntervalSubsetInput[];
}

@InputType({ description: "What `updateInterval` changes; what is left out or null stays as it is." })
export class UpdateIntervalInput {
  @Field(() => ID, { description: "The interval." })
  id!: IntervalId;

  @Field(() => Int, {
    description: "The `Interval.version` the change is based on; an older one answers `EditConflict`.",
  })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name, unique without regard to case; 1–120 characters." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Free text, at most 2,000 characters; an empty text removes it.",
  })
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Time zone by its IANA name; an empty text goes back to the server's.",
  })
  timeZone?: string | null;

  @Field(() => [IntervalSubsetInput], {
    nullable: true,
    description: "All its parts, 1–50; they replace the old ones.",
  })
  subsets?: IntervalSubsetInput[] | null;
}

@InputType({ description: "What `deleteInterval` needs." })
export class DeleteIntervalInput {
  @Field(() => ID, { description: "The interval." })
  id!: IntervalId;
}
