import { Field, ID, ObjectType } from "type-graphql";
import { NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { IngestProblemId } from "./ids.ts";
import { resultOf } from "./result.ts";

@ObjectType({
  simpleResolvers: true,
  description: "The body was read successfully this time, and what it told is being processed.",
})
export class IngestProblemReplayed {
  @Field(() => ID, { description: "The problem's id; its `replayedAt` is set now." })
  id!: IngestProblemId;
}

export const ReplayIngestProblemResult = resultOf("replayIngestProblem", () => [
  IngestProblemReplayed,
  ValidationFailed,
  NotFound,
  NotPermitted,
]);
export type ReplayIngestProblemResult = typeof ReplayIngestProblemResult;
