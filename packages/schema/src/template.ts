import { Field, ID, ObjectType } from "type-graphql";
import type { TemplateId } from "./ids.ts";
import type { TemplateState } from "./states.ts";
import { wireEnum } from "./wire-enum.ts";

export const TemplateStateEnum = wireEnum<TemplateState>(
  "TemplateState",
  "How a WhatsApp template stands with the provider. Only APPROVED ones may be sent.",
  {
    draft: "Not submitted yet.",
    pending: "Submitted, under review.",
    approved: "May be sent.",
    rejected: "Refused by WhatsApp.",
    paused: "Held back by WhatsApp for a time because of poor quality.",
    disabled: "Stopped by WhatsApp.",
    deleted: "No longer exists at the provider.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description: "A WhatsApp message template of an account, as its provider has it.",
})
export class Template {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: TemplateId;

  @Field(() => String, { description: "Its name at the provider." })
  name!: string;

  @Field(() => String, { description: "Language code, such as `en` or `pt_BR`." })
  language!: string;

  @Field(() => String, {
    nullable: true,
    description: "WhatsApp's category, such as `UTILITY`, in the provider's spelling; null when it names none.",
  })
  category!: string | null;

  @Field(() => TemplateStateEnum, { description: "Whether it may be sent: only APPROVED ones may." })
  state!: TemplateState;

  @Field(() => String, {
    nullable: true,
    description: "`text`, `image`, `video`, `document` or `location`; null without header.",
  })
  headerType?: string | null;

  @Field(() => Boolean, {
    description:
      "True when `sendMessage(input: {attachmentId})` must bring the file of the kind `headerType` for its head; some providers keep it in the template.",
  })
  headerNeedsFile?: boolean;

  @Field(() => String, { description: "Text with its placeholders, `{{1}}` or `{{name}}`." })
  body!: string;

  @Field(() => String, { nullable: true, description: "Small print below; null when there is none." })
  footer!: string | null;

  @Field(() => [String], {
    description: "Names of the placeholders in the order `sendMessage(input: {templateParameters})` fills them.",
  })
  variables?: readonly string[];

  @Field(() => [String], { description: "Labels of its buttons, in order." })
  buttons?: readonly string[];

  @Field(() => Boolean, {
    description: "Whether it is meant for writing again after the service window closed.",
  })
  isRecontact!: boolean;
}
