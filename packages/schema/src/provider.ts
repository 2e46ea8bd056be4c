import { Field, Float, Int, ObjectType } from "type-graphql";
import { MessageTypeEnum } from "./message.ts";
import type { MessageType, ProviderKind } from "./states.ts";
import { wireEnum } from "./wire-enum.ts";

export const ProviderKindEnum = wireEnum<ProviderKind>(
  "ProviderKind",
  "The WhatsApp solution providers an account may run on.",
  {
    twilio: "Twilio Programmable Messaging.",
    sinch: "Sinch Conversation API, version 2.",
    meta: "Meta's own Cloud API.",
    kaleyra: "Kaleyra, both its callback versions.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description: "One credential field of the account form for a provider.",
})
export class CredentialField {
  @Field(() => String, { description: "Name to send in `CredentialInput.name`." })
  name!: string;

  @Field(() => String, { description: "Label for the form (English)." })
  label!: string;

  @Field(() => String, { description: "Where to find the value at the provider (English)." })
  help!: string;

  @Field(() => Boolean, {
    description: "Secrets are write-only: they are sealed when stored and never returned.",
  })
  isSecret!: boolean;

  @Field(() => Boolean, { description: "Whether the account cannot work without it." })
  isRequired!: boolean;

  @Field(() => Boolean, { description: "Whether the value must be an https address." })
  isUrl!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "The limits of one file kind at a provider." })
export class MediaLimit {
  @Field(() => MessageTypeEnum, { description: "The file kind: IMAGE, VIDEO, AUDIO, VOICE, DOCUMENT or STICKER." })
  type!: MessageType;

  @Field(() => Float, {
    description: "Largest size in bytes. Uploads are also held to the installation's own limit.",
  })
  maxBytes!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Largest size in bytes of a sticker that does not move (`maxBytes` is that of one that does); null for other kinds.",
  })
  maxStillBytes!: number | null;

  @Field(() => [String], { description: "MIME types the provider takes; empty when it takes any." })
  mimeTypes!: readonly string[];
}

@ObjectType({
  simpleResolvers: true,
  description: "What an account of this provider can do. Screens ask these flags, never the provider's name.",
})
export class Capabilities {
  @Field(() => Int, { description: "Longest text in characters (Twilio 1,600, the others 4,096)." })
  textLimit!: number;

  @Field(() => Int, { description: "Longest caption in characters." })
  captionLimit!: number;

  @Field(() => [MessageTypeEnum], { description: "The file kinds that may carry a caption." })
  captions!: readonly MessageType[];

  @Field(() => Boolean, { description: "Whether reactions can be sent." })
  reactions!: boolean;

  @Field(() => Boolean, { description: "Whether a message can be sent as an answer to another one." })
  replyContext!: boolean;

  @Field(() => Boolean, { description: "Whether the contact can be shown that a message was read." })
  markRead!: boolean;

  @Field(() => Boolean, { description: "Whether the contact can be shown that somebody is typing." })
  typing!: boolean;

  @Field(() => Boolean, { description: "Whether templates can be sent." })
  templates!: boolean;

  @Field(() => Boolean, { description: "Whether locations can be sent." })
  location!: boolean;

  @Field(() => [MediaLimit], {
    description: "The file kinds that can be sent, with their limits; a kind that is missing is not offered.",
  })
  mediaLimits!: readonly MediaLimit[];
}

@ObjectType({
  simpleResolvers: true,
  description: "One of the four WhatsApp solution providers: its form and its abilities.",
})
export class Provider {
  @Field(() => ProviderKindEnum, { description: "Which one." })
  kind!: ProviderKind;

  @Field(() => String, { description: "Its name as the account form shows it." })
  label!: string;

  @Field(() => [CredentialField], { description: "The credential fields of the account form, in order." })
  credentialFields?: readonly CredentialField[];

  @Field(() => Capabilities, { description: "What accounts of it can do." })
  capabilities?: Capabilities;
}
