import type { Failure } from "@parley/providers";
import type {
  AccountId,
  AttachmentId,
  ContactCard,
  DeliveryStatus,
  InteractionId,
  Location,
  MessageDirection,
  MessageId,
  MessageType,
  OrderLine,
  Referral,
  ReplyPayload,
  TemplateId,
  UserId,
} from "@parley/schema";
import { sql } from "kysely";

/** What a message carries beyond its text and file, as its `content` column keeps it: only what is there. */
export interface StoredContent {
  readonly location?: Location;
  readonly cards?: readonly ContactCard[];
  readonly reply?: ReplyPayload;
  readonly lines?: readonly OrderLine[];
  readonly forwarded?: true;
  readonly referral?: Referral;
  /** What filled a template's variables, in their order. */
  readonly templateParameters?: readonly string[];
  /** Code and particulars of a system line. */
  readonly systemEvent?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One line of a thread as stored. */
export interface MessageRow {
  readonly id: MessageId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly direction: MessageDirection;
  readonly type: MessageType;
  readonly authorId: UserId | null;
  readonly isAutomatic: boolean;
  readonly text: string | null;
  readonly content: StoredContent | null;
  readonly attachmentId: AttachmentId | null;
  readonly templateId: TemplateId | null;
  readonly replyToId: MessageId | null;
  readonly replyToProviderId: string | null;
  readonly providerMessageId: string | null;
  readonly clientMessageId: string | null;
  readonly status: DeliveryStatus | null;
  readonly storedFailure: Failure | null;
  readonly systemEvent: string | null;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly editedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The columns of a `MessageRow` of `message`. */
export const MESSAGE_COLUMNS = sql`message.id, message.interaction_id as "interactionId", message.account_id as "accountId", message.direction,
  message.type, message.author_id as "authorId", message.is_automatic as "isAutomatic", message.text,
  message.content, message.attachment_id as "attachmentId", message.template_id as "templateId",
  message.reply_to_id as "replyToId", message.reply_to_provider_id as "replyToProviderId",
  message.provider_message_id as "providerMessageId", message.client_message_id as "clientMessageId",
  message.status, message.failure as "storedFailure", message.content->>'systemEvent' as "systemEvent",
  message.occurred_at as "occurredAt", message.received_at as "receivedAt", message.edited_at as "editedAt",
  message.revoked_at as "revokedAt"`;
