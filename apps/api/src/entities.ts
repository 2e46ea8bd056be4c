import { AccountEntity } from "./accounts/persistence/account.entity.ts";
import { AccountAgentEntity } from "./accounts/persistence/account-agent.entity.ts";
import { RoutingPlanEntity } from "./accounts/persistence/routing-plan.entity.ts";
import { CannedAnswerEntity } from "./canned-answers/persistence/canned-answer.entity.ts";
import { AccountWhitelistEntity } from "./contacts/persistence/account-whitelist.entity.ts";
import { ContactEntity } from "./contacts/persistence/contact.entity.ts";
import { ContactIdentifierEntity } from "./contacts/persistence/contact-identifier.entity.ts";
import { ContactListEntity } from "./contacts/persistence/contact-list.entity.ts";
import { ContactListMemberEntity } from "./contacts/persistence/contact-list-member.entity.ts";
import { DispositionEntity } from "./dispositions/persistence/disposition.entity.ts";
import { DraftEntity } from "./drafts/persistence/draft.entity.ts";
import { AttachmentEntity } from "./files/persistence/attachment.entity.ts";
import { AttachmentPartEntity } from "./files/persistence/attachment-part.entity.ts";
import { ApiTokenEntity } from "./identity/persistence/api-token.entity.ts";
import { SessionEntity } from "./identity/persistence/session.entity.ts";
import { SignInThrottleEntity } from "./identity/persistence/sign-in-throttle.entity.ts";
import { UserEntity } from "./identity/persistence/user.entity.ts";
import { InteractionEntity } from "./interactions/persistence/interaction.entity.ts";
import { IntervalEntity } from "./intervals/persistence/interval.entity.ts";
import { EarlyEventEntity } from "./messaging/persistence/early-event.entity.ts";
import { MessageEntity } from "./messaging/persistence/message.entity.ts";
import { ReactionEntity } from "./messaging/persistence/reaction.entity.ts";
import { TypingTurnEntity } from "./messaging/persistence/typing-turn.entity.ts";
import { DisposingEntity } from "./pauses/persistence/disposing.entity.ts";
import { PauseEntity } from "./pauses/persistence/pause.entity.ts";
import { PausePeriodEntity } from "./pauses/persistence/pause-period.entity.ts";
import { EventEntity } from "./platform/event-log/event.entity.ts";
import { EventHeadEntity } from "./platform/event-log/event-head.entity.ts";
import { SchemaVersionEntity } from "./platform/schema-version.entity.ts";
import { SealingCheckEntity } from "./platform/sealing-check.entity.ts";
import type { Entities } from "./platform/tables.ts";
import { PresenceLeaseEntity } from "./presence/persistence/presence-lease.entity.ts";
import { PresenceShownEntity } from "./presence/persistence/presence-shown.entity.ts";
import { QueueEntity } from "./queues/persistence/queue.entity.ts";
import { QueueAgentEntity } from "./queues/persistence/queue-agent.entity.ts";
import { QueueMemberEntity } from "./queues/persistence/queue-member.entity.ts";
import { QueueSignOutEntity } from "./queues/persistence/queue-sign-out.entity.ts";
import { QueueTeamEntity } from "./queues/persistence/queue-team.entity.ts";
import { OfferEntity } from "./routing/persistence/offer.entity.ts";
import { RoutingStepEntity } from "./routing/persistence/routing-step.entity.ts";
import { TransferRequestEntity } from "./routing/persistence/transfer-request.entity.ts";
import { TeamEntity } from "./teams/persistence/team.entity.ts";
import { TeamAgentEntity } from "./teams/persistence/team-agent.entity.ts";
import { TemplateEntity } from "./templates/persistence/template.entity.ts";
import { ViewingLeaseEntity } from "./viewing/persistence/viewing-lease.entity.ts";
import { WebhookEntity } from "./webhooks/persistence/webhook.entity.ts";
import { WebhookNonceEntity } from "./webhooks/persistence/webhook-nonce.entity.ts";

/**
 * Every table of the database, under the area that owns it: the area whose concept it is and which alone writes it. The
 * platform owns the event log, the version of the tables and the check of the key. A table's definition, with a sentence on what a row is, stands in its entity's file.
 */
export const ENTITIES_BY_OWNER = {
  accounts: [AccountEntity, RoutingPlanEntity, AccountAgentEntity],
  "canned-answers": [CannedAnswerEntity],
  contacts: [
    ContactListEntity,
    ContactEntity,
    ContactIdentifierEntity,
    ContactListMemberEntity,
    AccountWhitelistEntity,
  ],
  dispositions: [DispositionEntity],
  drafts: [DraftEntity],
  files: [AttachmentEntity, AttachmentPartEntity],
  identity: [UserEntity, SessionEntity, ApiTokenEntity, SignInThrottleEntity],
  interactions: [InteractionEntity],
  intervals: [IntervalEntity],
  messaging: [MessageEntity, ReactionEntity, EarlyEventEntity, TypingTurnEntity],
  pauses: [PauseEntity, PausePeriodEntity, DisposingEntity],
  platform: [EventEntity, EventHeadEntity, SchemaVersionEntity, SealingCheckEntity],
  presence: [PresenceLeaseEntity, PresenceShownEntity],
  queues: [QueueEntity, QueueAgentEntity, QueueTeamEntity, QueueSignOutEntity, QueueMemberEntity],
  routing: [OfferEntity, RoutingStepEntity, TransferRequestEntity],
  teams: [TeamEntity, TeamAgentEntity],
  templates: [TemplateEntity],
  viewing: [ViewingLeaseEntity],
  webhooks: [WebhookEntity, WebhookNonceEntity],
} as const satisfies Readonly<Record<string, readonly Entities[keyof Entities][]>>;

/** What MikroORM is told of the database: all of it. */
export const ENTITIES = Object.values(ENTITIES_BY_OWNER).flat();
