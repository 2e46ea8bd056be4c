import { Field, ID, InputType } from "type-graphql";
import type { AttachmentId } from "./ids.ts";

@InputType({ description: "What `retryAttachment` needs." })
export class RetryAttachmentInput {
  @Field(() => ID, { description: "A customer's file whose state is FAILED." })
  attachmentId!: AttachmentId;
}
