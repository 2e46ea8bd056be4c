import {
  Attachment,
  ContactCard,
  Location,
  Message,
  MessageFailure,
  OrderLine,
  QuotedMessage,
  Reaction,
  Referral,
  ReplyPayload,
  SystemLine,
  Template,
  User,
} from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { explainedFailure } from "../domain/failure.ts";
import { systemLineOf } from "../domain/system-line.ts";
import type { MessageRow } from "../persistence/message-row.ts";
import type { ReactionRow } from "../persistence/reactions.ts";
import type { MessagingContext } from "./context.ts";

@Resolver(() => Message)
export class MessageResolver {
  @FieldResolver(() => User, { nullable: true })
  author(@Root() { authorId, direction }: MessageRow, @Ctx() { load }: MessagingContext): Promise<User> | null {
    return authorId === null || direction === "system" ? null : load.user(authorId);
  }

  @FieldResolver(() => Attachment, { nullable: true })
  attachment(
    @Root() { attachmentId }: MessageRow,
    @Ctx() { load }: MessagingContext,
  ): Promise<Attachment | null> | null {
    return attachmentId === null ? null : load.attachmentIfAny(attachmentId);
  }

  @FieldResolver(() => Location, { nullable: true })
  location(@Root() { content }: MessageRow): Location | null {
    return content?.location ?? null;
  }

  @FieldResolver(() => [ContactCard])
  contactCards(@Root() { content }: MessageRow): readonly ContactCard[] {
    return content?.cards ?? [];
  }

  @FieldResolver(() => ReplyPayload, { nullable: true })
  reply(@Root() { content }: MessageRow): ReplyPayload | null {
    return content?.reply ?? null;
  }

  @FieldResolver(() => [OrderLine])
  orderLines(@Root() { content }: MessageRow): readonly OrderLine[] {
    return content?.lines ?? [];
  }

  @FieldResolver(() => Boolean)
  forwarded(@Root() { content }: MessageRow): boolean {
    return content?.forwarded === true;
  }

  @FieldResolver(() => Referral, { nullable: true })
  referral(@Root() { content }: MessageRow): Referral | null {
    return content?.referral ?? null;
  }

  @FieldResolver(() => MessageFailure, { nullable: true })
  failure(@Root() { storedFailure, status }: MessageRow): MessageFailure | null {
    return storedFailure === null || status !== "failed" ? null : explainedFailure(storedFailure);
  }

  @FieldResolver(() => SystemLine, { nullable: true })
  systemLine(@Root() { content }: MessageRow): SystemLine | null {
    return content === null ? null : systemLineOf(content);
  }

  @FieldResolver(() => Template, { nullable: true })
  template(@Root() { templateId }: MessageRow, @Ctx() { load }: MessagingContext): Promise<Template | null> | null {
    return templateId === null ? null : load.templateIfAny(templateId);
  }

  @FieldResolver(() => [Reaction])
  reactions(@Root() { id }: MessageRow, @Ctx() { load }: MessagingContext): Promise<readonly Reaction[]> {
    return load.reactionsTo(id);
  }

  @FieldResolver(() => QuotedMessage, { nullable: true })
  async replyTo(@Root() message: MessageRow, @Ctx() { load }: MessagingContext): Promise<QuotedMessage | null> {
    const { accountId, replyToId, replyToProviderId } = message;
    if (replyToId !== null) return (await load.message(replyToId)) ?? NOT_KNOWN;
    if (replyToProviderId === null) return null;
    return (await load.quotedMessage({ accountId, providerMessageId: replyToProviderId })) ?? NOT_KNOWN;
  }
}

const NOT_KNOWN: QuotedMessage = { id: null, direction: null, type: null, text: null };

@Resolver(() => Reaction)
export class ReactionResolver {
  @FieldResolver(() => User, { nullable: true })
  by(@Root() { byId }: ReactionRow, @Ctx() { load }: MessagingContext): Promise<User> | null {
    return byId === null ? null : load.user(byId);
  }
}
