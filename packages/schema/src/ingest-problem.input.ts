import { Field, ID, InputType } from "type-graphql";
import type { IngestProblemId } from "./ids.ts";

@InputType({ description: "What `replayIngestProblem` needs." })
export class ReplayIngestProblemInput {
  @Field(() => ID, { description: "The problem." })
  id!: IngestProblemId;
}
