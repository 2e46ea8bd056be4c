import {
  Account,
  Contact,
  Interaction,
  InteractionConnection,
  type InteractionId,
  InteractionsArgs,
  Message,
  MessageConnection,
  Offer,
  Queue,
  serviceWindowEndsAt,
  ThreadPageArgs,
  User,
} from "@parley/schema";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { askedFields } from "../../platform/graphql/asked-fields.ts";
import type { InteractionRow } from "../persistence/interaction-queries.ts";
import type { ListedInteraction } from "../persistence/search/read-page.ts";
import type { InteractionsContext } from "./context.ts";

/** From a list with what stands beside it, from anywhere else without. */
type ShownInteraction = InteractionRow & Partial<Pick<ListedInteraction, "beside">>;

@Resolver(() => Interaction)
export class InteractionResolver {
  @Authorized("interactions.read")
  @Query(() => InteractionConnection, {
    description: "Interactions the viewer may see: agents those on their accounts.",
  })
  async interactions(
    @Args(() => InteractionsArgs) args: InteractionsArgs,
    @Ctx() { interactions, scope }: InteractionsContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InteractionConnection> {
    const shown = (what: string) => askedFields(info, ["edges", "node", what]);
    return interactions.list(await scope(), args, {
      contact: shown("contact"),
      lastMessage: shown("lastMessage"),
      assignedAgent: shown("assignedAgent"),
    });
  }

  @Authorized("interactions.read")
  @Query(() => Interaction, {
    nullable: true,
    description:
      "One interaction; null when there is none with this id or the viewer may not see it. Reading it does not mark it as read.",
  })
  async interaction(
    @Arg("id", () => ID, { description: "The interaction's id." }) id: InteractionId,
    @Ctx() { interactions, scope }: InteractionsContext,
  ): Promise<Interaction | null> {
    return interactions.find(await scope(), id);
  }

  @FieldResolver(() => Account)
  account(@Root() { accountId }: InteractionRow, @Ctx() { load }: InteractionsContext): Promise<Account> {
    return load.account(accountId);
  }

  @FieldResolver(() => Contact)
  contact(@Root() row: ShownInteraction, @Ctx() { load }: InteractionsContext): Contact | Promise<Contact> {
    return row.beside?.contact ?? load.contact(row.contactId);
  }

  @FieldResolver(() => User, { nullable: true })
  assignedAgent(@Root() row: ShownInteraction, @Ctx() { load }: InteractionsContext): User | Promise<User> | null {
    return row.assignedAgentId === null ? null : (row.beside?.assignedAgent ?? load.user(row.assignedAgentId));
  }

  @FieldResolver(() => Queue, { nullable: true })
  assignedQueue(@Root() row: InteractionRow, @Ctx() { load }: InteractionsContext): Promise<Queue | null> | null {
    return row.assignedQueueId === null ? null : load.queueIfAny(row.assignedQueueId);
  }

  @FieldResolver(() => Message, { nullable: true })
  lastMessage(
    @Root() row: ShownInteraction,
    @Ctx() { load }: InteractionsContext,
  ): Message | Promise<Message | null> | null {
    return row.lastMessageId === null ? null : (row.beside?.lastMessage ?? load.message(row.lastMessageId));
  }

  @FieldResolver(() => Date, { nullable: true })
  serviceWindowEndsAt(@Root() { lastInboundAt }: InteractionRow): Date | null {
    return serviceWindowEndsAt(lastInboundAt);
  }

  @FieldResolver(() => String, { nullable: true })
  note(@Root() { closingNote }: InteractionRow): string | null {
    return closingNote;
  }

  @FieldResolver(() => MessageConnection)
  messages(
    @Root() { id }: InteractionRow,
    @Args(() => ThreadPageArgs) page: ThreadPageArgs,
    @Ctx() { load }: InteractionsContext,
  ): Promise<MessageConnection> {
    return load.thread(id, page);
  }

  @FieldResolver(() => [Message])
  notes(@Root() { id }: InteractionRow, @Ctx() { load }: InteractionsContext): Promise<readonly Message[]> {
    return load.notesOf(id);
  }

  @FieldResolver(() => [Offer])
  pendingOffers(@Root() { id }: InteractionRow, @Ctx() { load }: InteractionsContext): Promise<readonly Offer[]> {
    return load.pendingOffersOf(id);
  }

  @FieldResolver(() => [Interaction])
  earlier(@Root() { id }: InteractionRow, @Ctx() { load }: InteractionsContext): Promise<readonly Interaction[]> {
    return load.earlierInteractions(id);
  }
}
