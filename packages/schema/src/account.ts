import { Field, GraphQLISODateTime, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "./connection.ts";
import { ContactList } from "./contact.ts";
import type { AccountId } from "./ids.ts";
import { Pause } from "./pause.ts";
import { Provider } from "./provider.ts";
import { RoutingAction } from "./routing-plan.ts";
import { Template } from "./template.ts";
import { User } from "./user.ts";

@ObjectType({
  simpleResolvers: true,
  description: "A stored credential of an account. Secrets are never returned.",
})
export class CredentialValue {
  @Field(() => String, { description: "Name of the `CredentialField`." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The value; null for secrets, and when nothing is stored." })
  value!: string | null;

  @Field(() => Boolean, { description: "Whether something is stored, so that a form can show a secret as set." })
  isSet!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "An account's interactions, counted now." })
export class AccountCounts {
  @Field(() => Int, { description: "Not closed, whoever owns them." })
  open!: number;

  @Field(() => Int, { description: "Open without owner: ROUTING, OFFERED and WAITING." })
  waiting!: number;
}

@ObjectType({ simpleResolvers: true, description: "How an offer is announced on an agent's desk." })
export class NotificationSettings {
  @Field(() => Boolean, { description: "Whether a sound is played." })
  sound!: boolean;

  @Field(() => Boolean, { description: "Whether the pop-up shakes; never under reduced motion." })
  shake!: boolean;

  @Field(() => String, {
    description:
      "Mustache template of the text; objects account, queue, contact, list, interaction, message, agent; values are escaped. At most 2,000 characters.",
  })
  template!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "Whether agents may transfer interactions of an account one way, and for how long it is tried.",
})
export class TransferSettings {
  @Field(() => Boolean, { description: "Whether agents may transfer this way; on by default." })
  enabled!: boolean;

  @Field(() => Int, {
    description:
      "How long a transfer waits to be accepted before it returns to its giver as unread, in seconds; 1–2147483, default 60.",
  })
  timeoutSeconds!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Who may write to an account when not everybody may.",
})
export class Whitelist {
  @Field(() => Boolean, {
    description:
      "Whether only senders in an attached list get through; off by default. On with no list attached: everybody is refused.",
  })
  enabled!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "What a refused sender is told, at most once in ten minutes; at most 4,096 characters. Null when none was written yet.",
  })
  message!: string | null;

  @Field(() => [ContactList], {
    description: "The lists attached, by name; a change counts from the next message.",
  })
  lists!: readonly ContactList[];
}

@ObjectType({
  simpleResolvers: true,
  description: "A company's WhatsApp number, connected through one provider. Agents see those they belong to.",
})
export class Account {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: AccountId;

  @Field(() => String, { description: "Name; 1–120 characters." })
  name!: string;

  @Field(() => String, {
    description: "The AccountKey on agents' tabs: 1–5 letters or digits, unique without regard to case.",
  })
  key!: string;

  @Field(() => Provider, { description: "The provider it runs on; cannot be changed later." })
  provider?: Provider;

  @Field(() => String, { description: "The number as international digits, without `+`." })
  phone!: string;

  @Field(() => String, { description: "The number as it was typed." })
  phoneAsEntered!: string;

  @Field(() => String, { nullable: true, description: "Free text; null when empty." })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Host and port the receive URL is built on, such as `chat.example.com:443`; null unless the viewer may configure accounts.",
  })
  domain?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The address to enter at the provider; it contains a secret token. Null unless the viewer may configure accounts.",
  })
  receiveUrl?: string | null;

  @Field(() => [CredentialValue], {
    nullable: true,
    description:
      "The provider's credential fields in the form's order, secrets without value; null unless the viewer may configure accounts.",
  })
  credentials?: readonly CredentialValue[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the stored credentials cannot be opened or are not what the provider needs: its webhooks are answered 503 and its messages wait until the credentials are entered again. Null unless the viewer may configure accounts.",
  })
  needsCredentials?: boolean | null;

  @Field(() => ContactList, { description: "The ContactList where unknown senders are saved." })
  contactList?: ContactList;

  @Field(() => [User], {
    description: "Agents and supervisors on the account, by name; none on a new account.",
  })
  agents?: readonly User[];

  @Field(() => Int, {
    description: "How long a message for an owned interaction waits for its agent, in seconds; 1–2147483, default 10.",
  })
  waitForAssignedAgentSeconds!: number;

  @Field(() => Int, {
    description: "How long it then waits for the assigned queue, in seconds; 1–2147483, default 10.",
  })
  waitForAssignedQueueSeconds!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Minutes after a person's last message without the customer's answer until an interaction closes with `Closed for inactivity`; 1–525600, null: never. A change counts at once for what is open.",
  })
  inactivityMinutes!: number | null;

  @Field(() => Boolean, {
    description: "Whether agents must choose a disposition to close an interaction; off by default.",
  })
  mandatoryDisposition!: boolean;

  @Field(() => Pause, {
    nullable: true,
    description: "The pause that is on while an agent chooses a mandatory disposition; null when none is chosen.",
  })
  dispositionPause?: Pause | null;

  @Field(() => TransferSettings, { description: "Transfers to another agent." })
  transferToAgent?: TransferSettings;

  @Field(() => TransferSettings, { description: "Transfers to a queue." })
  transferToQueue?: TransferSettings;

  @Field(() => Whitelist, {
    nullable: true,
    description: "Who may write to it; null unless the viewer may configure accounts.",
  })
  whitelist?: Whitelist | null;

  @Field(() => NotificationSettings, { description: "How offers of this account are announced to agents." })
  notification?: NotificationSettings;

  @Field(() => Template, {
    nullable: true,
    description: "The template offered when the service window is closed; null when none is chosen.",
  })
  recontactTemplate?: Template | null;

  @Field(() => [RoutingAction], {
    description: "The routing plan in order; empty when there is none, and for viewers who may not configure accounts.",
  })
  plan?: readonly RoutingAction[];

  @Field(() => Int, {
    description: "Rises by one at each edit; send it back with `updateAccount` or `setRoutingPlan`.",
  })
  version!: number;

  @Field(() => GraphQLISODateTime, { description: "When it was connected." })
  createdAt!: Date;

  @Field(() => AccountCounts, { description: "How many interactions it has now." })
  counts?: AccountCounts;
}

const accountPages = connectionOf("Account", "accounts", () => Account);
export const AccountEdge = accountPages.Edge;
export type AccountEdge = InstanceType<typeof AccountEdge>;
export const AccountConnection = accountPages.Connection;
export type AccountConnection = InstanceType<typeof AccountConnection>;
