import { Field, ID, ObjectType } from "type-graphql";
import { CannedAnswer } from "./canned-answer.ts";
import { EditConflict, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { CannedAnswerId } from "./ids.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The canned answer as stored now." })
export class CannedAnswerSaved {
  @Field(() => CannedAnswer, { description: "The canned answer." })
  cannedAnswer!: CannedAnswer;
}

@ObjectType({ simpleResolvers: true, description: "The canned answer is gone." })
export class CannedAnswerDeleted {
  @Field(() => ID, { description: "The deleted canned answer's id." })
  id!: CannedAnswerId;
}

export const CreateCannedAnswerResult = resultOf("createCannedAnswer", () => [
  CannedAnswerSaved,
  ValidationFailed,
  NotPermitted,
]);
export type CreateCannedAnswerResult = typeof CreateCannedAnswerResult;

export const UpdateCannedAnswerResult = resultOf("updateCannedAnswer", () => [
  CannedAnswerSaved,
  ValidationFailed,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateCannedAnswerResult = typeof UpdateCannedAnswerResult;

export const DeleteCannedAnswerResult = resultOf("deleteCannedAnswer", () => [
  CannedAnswerDeleted,
  NotFound,
  NotPermitted,
]);
export type DeleteCannedAnswerResult = typeof DeleteCannedAnswerResult;
