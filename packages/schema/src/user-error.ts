import { Field, InterfaceType } from "type-graphql";
import { Reason } from "./reason.ts";

/** `OFFER_NOT_PENDING` for the type `OfferNotPending`: what a refusal's plain object is told apart by. */
export function refusalTypeName(code: string): string {
  return code
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");
}

@InterfaceType({
  description:
    "A refusal: the act was understood and not done, and nothing changed. Every mutation answers its success or one of its named refusals; `errors[]` is kept for authentication, limits and faults. New refusals may be added: handle unknown ones by `... on UserError { code message }`.",
  resolveType: (refusal: UserError) => refusalTypeName(refusal.code),
})
export abstract class UserError<Code extends string = string> {
  @Field(() => String, {
    description:
      "A stable name of the situation in upper case, equal to the type's name (`OFFER_NOT_PENDING` for `OfferNotPending`). Decide by it or by `__typename`, never by `message`.",
  })
  code!: Code;

  @Field(() => String, {
    description: "What happened and what to do, in words for the person in front of the screen (English).",
  })
  message!: string;

  @Field(() => Reason, {
    description:
      "The sentence of `message` as a code with its values; finer than `code` where a situation has several.",
  })
  reason!: Reason;

  @Field(() => [String], {
    nullable: true,
    description:
      'The input field the refusal is about, as the steps that lead to it (`["input", "key"]`); null when it is about no single field.',
  })
  path?: readonly string[] | null;
}
