import { Field, ObjectType, registerEnumType } from "type-graphql";
import { REASONS, type ReasonCode } from "./reasons.ts";

const codes = Object.keys(REASONS) as ReasonCode[];
export const ReasonCodeEnum = Object.fromEntries(codes.map((code) => [code, code]));
registerEnumType(ReasonCodeEnum, {
  name: "ReasonCode",
  description:
    "Every sentence a refusal may say, each with its English words; `{max, number}` and the like stand for a value of `Reason.values`. New ones may be added: show `message` for those you do not know.",
  valuesConfig: Object.fromEntries(codes.map((code) => [code, { description: REASONS[code] }])),
});

@ObjectType({ simpleResolvers: true, description: "A value of a sentence: a limit, a number, a name." })
export class ReasonValue {
  @Field(() => String, { description: "What it stands for, as between the braces of the sentence: `max`." })
  name!: string;

  @Field(() => String, { description: "The value; numbers in plain digits: `4096`." })
  value!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "A sentence as its code and its values, for screens that say it in another language; `message` beside it is the same in English.",
})
export class Reason {
  @Field(() => ReasonCodeEnum, { description: "Which sentence." })
  code!: ReasonCode;

  @Field(() => [ReasonValue], { description: "What fills it; empty when it has no braces." })
  values!: readonly ReasonValue[];
}
