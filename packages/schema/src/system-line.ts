import { Field, ObjectType } from "type-graphql";
import { ClosedByEnum } from "./interaction.ts";
import type { CallFailure, ClosedBy } from "./states.ts";
import { wireEnum } from "./wire-enum.ts";

export const CallFailureEnum = wireEnum<CallFailure>("CallFailure", "Why a call of a plan's step was in vain.", {
  timeout: "No answer came in time.",
  refused: "The address may not be called.",
  unreachable: "Nobody answered at the address.",
  status: "The answer was an error.",
  too_large: "The answer was too long.",
  no_json: "The answer was no JSON.",
  command: "The command failed.",
  secret: "A secret header of the step cannot be opened, so nobody was asked.",
});

@ObjectType({
  simpleResolvers: true,
  description: "What a line about an interaction's life is made of, for screens that say it in another language.",
})
export class SystemLine {
  @Field(() => String, {
    nullable: true,
    description: "Who did it, as they were called then; null when the system did.",
  })
  agentName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The agent or queue it was done to, as it was called then; null when there is none.",
  })
  targetName!: string | null;

  @Field(() => ClosedByEnum, { nullable: true, description: "Who or what closed it; null unless `closed`." })
  closedBy!: ClosedBy | null;

  @Field(() => CallFailureEnum, { nullable: true, description: "Why it was in vain; null unless `call_failed`." })
  callFailure!: CallFailure | null;
}
