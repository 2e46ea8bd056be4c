import { Field, ObjectType } from "type-graphql";
import { Draft } from "./draft.ts";
import { NotFound, ValidationFailed } from "./errors.ts";
import { resultOf } from "./result.ts";

@ObjectType({
  simpleResolvers: true,
  description: "The draft is kept; the viewer's other screens hear DRAFT_CHANGED.",
})
export class DraftSaved {
  @Field(() => Draft, { nullable: true, description: "The draft; null when it was blank and is forgotten." })
  draft!: Draft | null;
}

export const SaveDraftResult = resultOf("saveDraft", () => [DraftSaved, ValidationFailed, NotFound]);
export type SaveDraftResult = typeof SaveDraftResult;
