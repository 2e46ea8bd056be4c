import { Field, ObjectType } from "type-graphql";
import { Attachment } from "./attachment.ts";
import { NotFound } from "./errors.ts";
import { resultOf } from "./result.ts";

@ObjectType({
  simpleResolvers: true,
  description: "The file is being fetched again: a MESSAGE_CHANGED event tells when it is there, or lost again.",
})
export class AttachmentRetried {
  @Field(() => Attachment, { description: "The file as it stands now." })
  attachment!: Attachment;
}

export const RetryAttachmentResult = resultOf("retryAttachment", () => [AttachmentRetried, NotFound]);
export type RetryAttachmentResult = typeof RetryAttachmentResult;
