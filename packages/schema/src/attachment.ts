import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { AttachmentId } from "./ids.ts";
import type { MediaFailure, MediaState } from "./states.ts";
import { wireEnum } from "./wire-enum.ts";

export const MediaStateEnum = wireEnum<MediaState>(
  "MediaState",
  "How the file of a message stands. The message itself is never held back by it.",
  {
    pending: "Being fetched from the provider, with retries.",
    ready: "Stored; `Attachment.url` opens it.",
    failed: "Could not be fetched or was refused; `Attachment.failure` says why.",
  },
);

export const MediaFailureEnum = wireEnum<MediaFailure>("MediaFailure", "Why a customer's file could not be fetched.", {
  too_large: "It is larger than what WhatsApp carries.",
  gone: "The provider no longer has it.",
  given_up: "The provider did not hand it over, however often it was asked.",
});

@ObjectType({ simpleResolvers: true, description: "A file of a message." })
export class Attachment {
  @Field(() => ID, {
    description: "UUIDv7, stable for ever. Uploading answers it; send it with `sendMessage(input: {attachmentId})`.",
  })
  id!: AttachmentId;

  @Field(() => MediaStateEnum, { description: "Whether it can be opened." })
  state!: MediaState;

  @Field(() => String, { nullable: true, description: "Its name as sent, made safe; null when it had none." })
  fileName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its type as judged by its content; the provider's claim while PENDING; null when nobody knows.",
  })
  mimeType!: string | null;

  @Field(() => Float, { nullable: true, description: "Its size in bytes; null until known." })
  sizeBytes!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Path on this origin that serves it to whoever may see the interaction, with Range; null until READY.",
  })
  url?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it could not be stored, in words (English); null unless FAILED.",
  })
  failure!: string | null;

  @Field(() => MediaFailureEnum, {
    nullable: true,
    description: "The same as a code; null unless FAILED, and for files older than the code.",
  })
  failureReason?: MediaFailure | null;

  @Field(() => Boolean, {
    description:
      "Whether `retryAttachment` would fetch it again: it is a customer's, FAILED, and not asked for too often.",
  })
  canRetry?: boolean;

  @Field(() => Int, { nullable: true, description: "Width in pixels; null for what has none or is not known." })
  width?: number | null;

  @Field(() => Int, { nullable: true, description: "Height in pixels; null for what has none or is not known." })
  height?: number | null;

  @Field(() => Float, { nullable: true, description: "Length in seconds; null for what has none or is not known." })
  durationSeconds?: number | null;
}
