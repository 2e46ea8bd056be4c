import { ArgsType, Field, ID } from "type-graphql";
import { PageArgs } from "./connection.ts";
import { Cursor } from "./cursor.ts";
import { EventKindEnum } from "./event.ts";
import { InteractionWhere } from "./filters.ts";
import type { AccountId, ContactListId, InteractionId } from "./ids.ts";
import { InteractionOrderEnum } from "./interaction.ts";
import { ProviderKindEnum } from "./provider.ts";
import type { EventKind, InteractionOrder, ProviderKind, Role, TemplateState } from "./states.ts";
import { TemplateStateEnum } from "./template.ts";
import { RoleEnum } from "./user.ts";

/** Arguments of `Query.accounts`. */
@ArgsType()
export class AccountsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: "Part of the name, key, phone or description, without regard to case; everything when left out.",
  })
  search?: string | null;

  @Field(() => ProviderKindEnum, {
    nullable: true,
    description: "Only accounts of this type; all when left out.",
  })
  provider?: ProviderKind | null;
}

/** Arguments of `Query.users`. */
@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: "Part of the name, and for administrators of the e-mail address; everybody when left out.",
  })
  search?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: "Only users with this role; all when left out." })
  role?: Role | null;
}

/** Arguments of `Query.queues`. */
@ArgsType()
export class QueuesArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: "Part of the name or description; everything when left out.",
  })
  search?: string | null;
}

/** Arguments of `Query.contactListMembers`. */
@ArgsType()
export class ContactListMembersArgs extends PageArgs {
  @Field(() => ID, { description: "The list." })
  contactListId!: ContactListId;

  @Field(() => String, {
    nullable: true,
    description: "Part of the name or of the number; everybody when left out.",
  })
  search?: string | null;
}

/** Arguments of `Query.intervals`. */
@ArgsType()
export class IntervalsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: "Part of the name or description; everything when left out.",
  })
  search?: string | null;
}

/** Arguments of `Query.dispositions`. */
@ArgsType()
export class DispositionsArgs {
  @Field(() => ID, {
    nullable: true,
    description: "The account to close on; only the general ones when left out.",
  })
  accountId?: AccountId | null;
}

/** Arguments of `Query.cannedAnswers`. */
@ArgsType()
export class CannedAnswersArgs {
  @Field(() => ID, {
    nullable: true,
    description: "The account to write on; only the general ones when left out.",
  })
  accountId?: AccountId | null;

  @Field(() => String, {
    nullable: true,
    description: "Part of the key or the text; everything when left out.",
  })
  search?: string | null;
}

/** Arguments of `Query.templates`. */
@ArgsType()
export class TemplatesArgs {
  @Field(() => ID, { description: "The account." })
  accountId!: AccountId;

  @Field(() => TemplateStateEnum, {
    nullable: true,
    description: "Only those in this state, such as APPROVED; all when left out.",
  })
  state?: TemplateState | null;
}

/** Arguments of `Query.interactions`. */
@ArgsType()
export class InteractionsArgs extends PageArgs {
  @Field(() => InteractionWhere, {
    nullable: true,
    description: "Which ones; everything the viewer may see when left out.",
  })
  where?: InteractionWhere | null;

  @Field(() => InteractionOrderEnum, {
    nullable: true,
    defaultValue: "last_message_newest" satisfies InteractionOrder,
    description: "In which order. A cursor is valid only with the order it came from.",
  })
  orderBy!: InteractionOrder;
}

/** Arguments of `Subscription.events`. */
@ArgsType()
export class EventsArgs {
  @Field(() => Cursor, {
    nullable: true,
    description:
      "Go on after this cursor (`Viewer.cursor`, or that of the last entry received): nothing after it is missed. Only new events when left out.",
  })
  after?: string | null;

  @Field(() => [EventKindEnum], {
    nullable: true,
    description: "Only these kinds; all when left out. Heartbeat and ResyncRequired come in any case.",
  })
  kinds?: EventKind[] | null;
}

/** Arguments of `Subscription.interactionOpened` and `offerMade`. */
@ArgsType()
export class AfterArgs {
  @Field(() => Cursor, {
    nullable: true,
    description: "Go on after this cursor; only new ones when left out.",
  })
  after?: string | null;
}

/** Arguments of `Subscription.messageAdded`. */
@ArgsType()
export class MessageAddedArgs extends AfterArgs {
  @Field(() => ID, {
    nullable: true,
    description: "Only messages of this interaction; of all the viewer may see when left out.",
  })
  interactionId?: InteractionId | null;
}
