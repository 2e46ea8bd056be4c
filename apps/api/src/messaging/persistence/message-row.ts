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
import { type Columns, joined, selected } from "../../platform/columns.ts";

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
  /** What `{agent}` and `{target}` of a system line were called when it was written; absent in lines of earlier versions. */
  readonly names?: { readonly agent: string | null; readonly target: string | null };
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

const MESSAGE: Columns<MessageRow> = {
  id: sql`message.id`,
  interactionId: sql`message.interaction_id`,
  accountId: sql`message.account_id`,
  direction: sql`message.direction`,
  type: sql`message.type`,
  authorId: sql`message.author_id`,
  isAutomatic: sql`message.is_automatic`,
  text: sql`message.text`,
  content: sql`message.content`,
  attachmentId: sql`message.attachment_id`,
  templateId: sql`message.template_id`,
  replyToId: sql`message.reply_to_id`,
  replyToProviderId: sql`message.reply_to_provider_id`,
  providerMessageId: sql`message.provider_message_id`,
  clientMessageId: sql`message.client_message_id`,
  status: sql`message.status`,
  storedFailure: sql`message.failure`,
  systemEvent: sql`message.content->>'systemEvent'`,
  occurredAt: sql`message.occurred_at`,
  receivedAt: sql`message.received_at`,
  editedAt: sql`message.edited_at`,
  revokedAt: sql`message.revoked_at`,
};

/** The columns of a `MessageRow` of `message`. */
export const MESSAGE_COLUMNS = selected(MESSAGE);

/** A `MessageRow` beside a row that names one, joined as `message`. */
export const messageBeside = joined<MessageRow>("message", MESSAGE, {
  author: ["authorId", "direction"],
  attachment: ["attachmentId"],
  failure: ["storedFailure", "status"],
});
