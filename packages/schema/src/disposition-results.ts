import { Field, ID, ObjectType } from "type-graphql";
import { Disposition } from "./disposition.ts";
import { EditConflict, InUse, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { DispositionId } from "./ids.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The disposition as stored now." })
export class DispositionSaved {
  @Field(() => Disposition, { description: "The disposition." })
  disposition!: Disposition;
}

@ObjectType({
  simpleResolvers: true,
  description: "The disposition is gone with those below it; interactions closed with it keep its text.",
})
export class DispositionDeleted {
  @Field(() => ID, { description: "The deleted disposition's id." })
  id!: DispositionId;
}

export const CreateDispositionResult = resultOf("createDisposition", () => [
  DispositionSaved,
  ValidationFailed,
  NotPermitted,
]);
export type CreateDispositionResult = typeof CreateDispositionResult;

export const UpdateDispositionResult = resultOf("updateDisposition", () => [
  DispositionSaved,
  ValidationFailed,
  InUse,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateDispositionResult = typeof UpdateDispositionResult;

export const DeleteDispositionResult = resultOf("deleteDisposition", () => [
  DispositionDeleted,
  InUse,
  NotFound,
  NotPermitted,
]);
export type DeleteDispositionResult = typeof DeleteDispositionResult;
