import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import { Account } from "./account.ts";
import { connectionOf } from "./connection.ts";
import type { IngestProblemId } from "./ids.ts";
import { ProviderKindEnum } from "./provider.ts";
import type { ProviderKind } from "./states.ts";

@ObjectType({
  simpleResolvers: true,
  description: "A webhook body that could not be read, kept aside so that it blocks nothing: the quarantine.",
})
export class IngestProblem {
  @Field(() => ID, { description: "Its number in the inbox, stable for ever." })
  id!: IngestProblemId;

  @Field(() => Account, {
    nullable: true,
    description: "The account whose receive URL it came to; null when the account is gone.",
  })
  account?: Account | null;

  @Field(() => GraphQLISODateTime, { description: "When it came." })
  receivedAt!: Date;

  @Field(() => String, { description: "Why it could not be read, in words." })
  reason!: string;

  @Field(() => ProviderKindEnum, { description: "The provider that sent it." })
  provider!: ProviderKind;

  @Field(() => String, {
    description: "The body as it came, as text, cut at 65,536 characters. Untrusted, and it may hold personal data.",
  })
  payload?: string;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When it was last put back to be read again; null when never.",
  })
  replayedAt!: Date | null;
}

const ingestProblemPages = connectionOf("IngestProblem", "quarantined webhook bodies", () => IngestProblem);
export const IngestProblemEdge = ingestProblemPages.Edge;
export type IngestProblemEdge = InstanceType<typeof IngestProblemEdge>;
export const IngestProblemConnection = ingestProblemPages.Connection;
export type IngestProblemConnection = InstanceType<typeof IngestProblemConnection>;
