import { Field, ID, ObjectType } from "type-graphql";
import { EditConflict, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { IntervalId } from "./ids.ts";
import { Interval } from "./interval.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The interval as it is stored now." })
export class IntervalSaved {
  @Field(() => Interval, { description: "The interval." })
  interval!: Interval;
}

@ObjectType({
  simpleResolvers: true,
  description: "The interval is gone. Plan steps that named it are skipped.",
})
export class IntervalDeleted {
  @Field(() => ID, { description: "The deleted interval's id." })
  id!: IntervalId;
}

export const CreateIntervalResult = resultOf("createInterval", () => [IntervalSaved, ValidationFailed, NotPermitted]);
export type CreateIntervalResult = typeof CreateIntervalResult;

export const UpdateIntervalResult = resultOf("updateInterval", () => [
  IntervalSaved,
  ValidationFailed,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateIntervalResult = typeof UpdateIntervalResult;

export const DeleteIntervalResult = resultOf("deleteInterval", () => [IntervalDeleted, NotFound, NotPermitted]);
export type DeleteIntervalResult = typeof DeleteIntervalResult;
