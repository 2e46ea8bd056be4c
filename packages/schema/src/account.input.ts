import { Field, ID, InputType, Int } from "type-graphql";
import type { AccountId, ContactListId, TemplateId, UserId } from "./ids.ts";
import { WAIT_SECONDS } from "./limits.ts";
import { ProviderKindEnum } from "./provider.ts";
import type { ProviderKind } from "./states.ts";

@InputType({ description: "One credential to store." })
export class CredentialInput {
  @Field(() => String, { description: "Name of the provider's `CredentialField`; unknown names are refused." })
  name!: string;

  @Field(() => String, {
    description: "The value, at most 4,096 characters. On an update a blank value leaves what is stored.",
  })
  value!: string;
}

@InputType({ description: "How offers of an account are announced; what is left out stays as it is." })
export class NotificationSettingsInput {
  @Field(() => Boolean, { nullable: true, description: "Whether a sound is played." })
  sound?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the pop-up shakes." })
  shake?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Mustache template, at most 2,000 characters; an empty text brings back the default.",
  })
  template?: string | null;
}

@InputType({ description: "Transfers of one kind; what is left out stays as it is." })
export class TransferSettingsInput {
  @Field(() => Boolean, { nullable: true, description: "Whether agents may transfer this way." })
  enabled?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: "Seconds a transfer waits to be accepted; 1–2147483. Transfers that are pending keep theirs.",
  })
  timeoutSeconds?: number | null;
}

@InputType({ description: "Who may write to an account; what is left out stays as it is." })
export class WhitelistInput {
  @Field(() => Boolean, { nullable: true, description: "Whether only senders in an attached list get through." })
  enabled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What a refused sender is told; required while it is on, at most 4,096 characters and no more than the provider's text limit.",
  })
  message?: string | null;
}

@InputType({ description: "What `createAccount` needs." })
export class CreateAccountInput {
  @Field(() => String, { description: "Name; 1–120 characters." })
  name!: string;

  @Field(() => String, {
    description: "AccountKey: 1–5 letters or digits, unique without regard to case.",
  })
  key!: string;

  @Field(() => ProviderKindEnum, { description: "The provider; cannot be changed later." })
  provider!: ProviderKind;

  @Field(() => String, {
    description: "The number, with or without `+` and spaces; 7–15 digits, kept as typed too.",
  })
  phone!: string;

  @Field(() => String, {
    description: "Host and, where it is not 443, port for the receive URL; at most 255 characters.",
  })
  domain!: string;

  @Field(() => String, { nullable: true, description: "Free text, at most 2,000 characters." })
  description?: string | null;

  @Field(() => ID, { description: "The list where unknown senders are saved." })
  contactListId!: ContactListId;

  @Field(() => [CredentialInput], { description: "The credentials the provider's fields ask for." })
  credentials!: CredentialInput[];

  @Field(() => Int, {
    nullable: true,
    defaultValue: WAIT_SECONDS.default,
    description: "Seconds a message waits for the assigned agent; 1–2147483.",
  })
  waitForAssignedAgentSeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: WAIT_SECONDS.default,
    description: "Seconds it then waits for the assigned queue; 1–2147483.",
  })
  waitForAssignedQueueSeconds?: number | null;
}

@InputType({ description: "What `updateAccount` changes; what is left out or null stays as it is." })
export class UpdateAccountInput {
  @Field(() => ID, { description: "The account." })
  id!: AccountId;

  @Field(() => Int, {
    description: "The `Account.version` the change is based on; an older one answers `EditConflict`.",
  })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name; 1–120 characters." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "AccountKey: 1–5 letters or digits, unique without regard to case.",
  })
  key?: string | null;

  @Field(() => String, { nullable: true, description: "The number; 7–15 digits." })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Host and port for the receive URL. Changing it changes the receive URL; the old one answers while it still reaches us.",
  })
  domain?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Free text, at most 2,000 characters; an empty text removes it.",
  })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: "The list where unknown senders are saved." })
  contactListId?: ContactListId | null;

  @Field(() => [CredentialInput], {
    nullable: true,
    description: "Credentials to replace: those not named, and those with a blank value, stay as they are.",
  })
  credentials?: CredentialInput[] | null;

  @Field(() => Int, { nullable: true, description: "Seconds a message waits for the assigned agent; 1–2147483." })
  waitForAssignedAgentSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: "Seconds it then waits for the assigned queue; 1–2147483." })
  waitForAssignedQueueSeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Minutes after a person's last message until an interaction closes by itself; 1–525600, 0: never.",
  })
  inactivityMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether agents must choose a disposition to close an interaction; needs a pause.",
  })
  mandatoryDisposition?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: "The pause that is on meanwhile; an empty text for none, where it is not mandatory.",
  })
  dispositionPauseId?: string | null;

  @Field(() => TransferSettingsInput, { nullable: true, description: "Transfers to another agent." })
  transferToAgent?: TransferSettingsInput | null;

  @Field(() => TransferSettingsInput, { nullable: true, description: "Transfers to a queue." })
  transferToQueue?: TransferSettingsInput | null;

  @Field(() => WhitelistInput, { nullable: true, description: "Who may write to it." })
  whitelist?: WhitelistInput | null;

  @Field(() => NotificationSettingsInput, { nullable: true, description: "How offers are announced." })
  notification?: NotificationSettingsInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The template offered when the service window is closed: one of the account's, APPROVED and marked recontact; an empty text for none.",
  })
  recontactTemplateId?: TemplateId | null;
}

@InputType({ description: "What `deleteAccount` needs." })
export class DeleteAccountInput {
  @Field(() => ID, { description: "The account." })
  id!: AccountId;
}

@InputType({ description: "What `setAccountAgents` needs." })
export class SetAccountAgentsInput {
  @Field(() => ID, { description: "The account." })
  accountId!: AccountId;

  @Field(() => [ID], {
    description: "Everybody who is to be on it, at most 1,000; those not named are taken off.",
  })
  agentIds!: UserId[];
}

@InputType({ description: "What `setAccountWhitelist` needs." })
export class SetAccountWhitelistInput {
  @Field(() => ID, { description: "The account." })
  accountId!: AccountId;

  @Field(() => [ID], {
    description: "Every list whose contacts may write, at most 100; those not named are detached.",
  })
  contactListIds!: ContactListId[];
}
