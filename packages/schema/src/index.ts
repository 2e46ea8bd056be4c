/**
 * The published language of Parley: every type, input, enum, union and argument of the GraphQL API, without resolvers.
 *
 * How a resolver in apps/api uses it:
 *
 * - A property with `!` is a plain column: a row with a property of the same name and type is the object, and the field
 *   is read from it as it stands. A row that lacks it does not compile.
 * - A property with `?` is a relation, or worked out, or shown only to some: the class says what the wire promises, and
 *   the area that owns it answers it with `@FieldResolver(() => …)` of the same name, taking the row as `@Root()`
 *   (`Interaction.messages` also takes `@Args(() => ThreadPageArgs)`). Description and nullability come from the class; do
 *   not repeat them. A row must not use such a name for something else (`providerKind` beside `Account.provider`).
 *   Whoever has the finished object at hand may set it instead. One without a resolver and without a value answers an
 *   error where the field is not nullable, and a silent null where it is.
 * - Payloads, refusals and events are plain objects: `{ offer, interaction }`, `{ code: "NOT_FOUND", message, path }`.
 *   A refusal is told apart by its `code` (`Result` unions, `UserError`).
 * - Enums carry the stored lower-case values (states.ts); `XxxEnum` is what decorators take, `Xxx` is the type.
 * - Lists: `@Args(() => AccountsArgs)` and so on bring their arguments with names, defaults and descriptions.
 * - Build with `validate: false`: limits are checked where the act is decided, and answered as `ValidationFailed`.
 *
 * A description is the manual that third parties read and stands instead of a doc comment. It says meaning, unit, limits,
 * when null, and its rule.
 */
import "reflect-metadata";

export {
  CreateAccountInput,
  CredentialInput,
  DeleteAccountInput,
  NotificationSettingsInput,
  SetAccountAgentsInput,
  SetAccountWhitelistInput,
  TransferSettingsInput,
  UpdateAccountInput,
  WhitelistInput,
} from "./account.input.ts";
export {
  Account,
  AccountConnection,
  AccountCounts,
  AccountEdge,
  CredentialValue,
  NotificationSettings,
  TransferSettings,
  Whitelist,
} from "./account.ts";
export {
  AccountDeleted,
  AccountSaved,
  CreateAccountResult,
  DeleteAccountResult,
  SetAccountAgentsResult,
  SetAccountWhitelistResult,
  SetRoutingPlanResult,
  UpdateAccountResult,
} from "./account-results.ts";
export { CreateApiTokenInput, RevokeApiTokenInput } from "./api-token.input.ts";
export { ApiToken } from "./api-token.ts";
export { ApiTokenCreated, ApiTokenRevoked, CreateApiTokenResult, RevokeApiTokenResult } from "./api-token-results.ts";
export {
  AccountsArgs,
  AfterArgs,
  CannedAnswersArgs,
  ContactListMembersArgs,
  DispositionsArgs,
  EventsArgs,
  InteractionsArgs,
  IntervalsArgs,
  MessageAddedArgs,
  QueuesArgs,
  TemplatesArgs,
  UsersArgs,
} from "./args.ts";
export { RetryAttachmentInput } from "./attachment.input.ts";
export { Attachment, MediaFailureEnum, MediaStateEnum } from "./attachment.ts";
export { AttachmentRetried, RetryAttachmentResult } from "./attachment-results.ts";
export { CreateCannedAnswerInput, DeleteCannedAnswerInput, UpdateCannedAnswerInput } from "./canned-answer.input.ts";
export { CannedAnswer } from "./canned-answer.ts";
export {
  CannedAnswerDeleted,
  CannedAnswerSaved,
  CreateCannedAnswerResult,
  DeleteCannedAnswerResult,
  UpdateCannedAnswerResult,
} from "./canned-answer-results.ts";
export { CappedCount, connectionOf, PageArgs, PageInfo, ThreadPageArgs } from "./connection.ts";
export {
  AddToContactListInput,
  CreateContactListInput,
  DeleteContactListInput,
  NewMemberInput,
  RemoveFromContactListInput,
  SetContactListsInput,
  UpdateContactInput,
  UpdateContactListInput,
} from "./contact.input.ts";
export { Contact, ContactConnection, ContactEdge, ContactIdentifier, ContactList } from "./contact.ts";
export {
  AddToContactListResult,
  ContactListDeleted,
  ContactListMembersChanged,
  ContactListSaved,
  ContactSaved,
  CreateContactListResult,
  DeleteContactListResult,
  RemoveFromContactListResult,
  SetContactListsResult,
  UpdateContactListResult,
  UpdateContactResult,
} from "./contact-results.ts";
export { Cursor } from "./cursor.ts";
export { CreateDispositionInput, DeleteDispositionInput, UpdateDispositionInput } from "./disposition.input.ts";
export { Disposition } from "./disposition.ts";
export {
  CreateDispositionResult,
  DeleteDispositionResult,
  DispositionDeleted,
  DispositionSaved,
  UpdateDispositionResult,
} from "./disposition-results.ts";
export { SaveDraftInput } from "./draft.input.ts";
export { Draft } from "./draft.ts";
export { DraftSaved, SaveDraftResult } from "./draft-results.ts";
export {
  AlreadyTaken,
  DispositionRequired,
  EditConflict,
  FieldError,
  InteractionBeingOffered,
  InteractionClosed,
  InUse,
  InvalidSignIn,
  NotFound,
  NotPermitted,
  NotYours,
  OfferNotPending,
  ProviderRefused,
  ServiceWindowClosed,
  SignInThrottled,
  ValidationFailed,
} from "./errors.ts";
export {
  EventKindEnum,
  Heartbeat,
  InteractionOpenedEvent,
  LiveEvent,
  LogEntry,
  logEntryTypeName,
  MessageAddedEvent,
  OfferMadeEvent,
  ResyncRequired,
} from "./event.ts";
export {
  BooleanFilter,
  DurationInput,
  IdFilter,
  InteractionWhere,
  PhaseFilter,
  TextFilter,
  TimeFilter,
  TimeRange,
} from "./filters.ts";
export type {
  AccountId,
  ApiTokenId,
  AttachmentId,
  CannedAnswerId,
  ContactId,
  ContactListId,
  DispositionId,
  IngestProblemId,
  InteractionId,
  IntervalId,
  MessageId,
  OfferId,
  PauseId,
  QueueId,
  RoutingActionId,
  SessionId,
  TeamId,
  TemplateId,
  UserId,
} from "./ids.ts";
export { ReplayIngestProblemInput } from "./ingest-problem.input.ts";
export { IngestProblem, IngestProblemConnection, IngestProblemEdge } from "./ingest-problem.ts";
export { IngestProblemReplayed, ReplayIngestProblemResult } from "./ingest-problem-results.ts";
export {
  CloseInteractionInput,
  CloseTabInput,
  OpenInteractionInput,
  StartInteractionInput,
  TagInteractionInput,
  TakeInteractionInput,
} from "./interaction.input.ts";
export {
  ClosedByEnum,
  Interaction,
  InteractionConnection,
  InteractionEdge,
  InteractionOrderEnum,
  InteractionPhaseEnum,
} from "./interaction.ts";
export {
  CloseInteractionResult,
  CloseTabResult,
  InteractionClosedNow,
  InteractionOpened,
  InteractionStarted,
  InteractionTagged,
  InteractionTaken,
  OpenInteractionResult,
  StartInteractionResult,
  TagInteractionResult,
  TakeInteractionResult,
} from "./interaction-results.ts";
export {
  CreateIntervalInput,
  DeleteIntervalInput,
  IntervalDraftInput,
  IntervalSubsetInput,
  UpdateIntervalInput,
} from "./interval.input.ts";
export {
  Interval,
  IntervalConnection,
  IntervalDay,
  IntervalEdge,
  IntervalPreview,
  IntervalSubset,
  IntervalSubsetKindEnum,
  OpenSpan,
  WeekdayEnum,
} from "./interval.ts";
export {
  CreateIntervalResult,
  DeleteIntervalResult,
  IntervalDeleted,
  IntervalSaved,
  UpdateIntervalResult,
} from "./interval-results.ts";
export {
  ACCOUNT_KEY_PATTERN,
  ADDRESS_LENGTH_MAX,
  AGENT_TIMEOUT_SECONDS,
  ATTACHMENT_MEGABYTES,
  CALL_ANSWER_BYTES_MAX,
  CALL_SECONDS,
  CANNED_ANSWER_KEY_LENGTH,
  CANNED_ANSWERS_MAX,
  CAPACITY,
  CLIENT_MESSAGE_ID_LENGTH,
  CLOSING_NOTE_LENGTH_MAX,
  COUNT_CAP,
  CREDENTIAL_LENGTH_MAX,
  CURSOR_LENGTH_MAX,
  DESCRIPTION_LENGTH_MAX,
  DISPOSITION_LEVELS,
  DOMAIN_LENGTH_MAX,
  DRAFT_LENGTH_MAX,
  DURATION_MINUTES,
  EARLIER_INTERACTIONS_MAX,
  EMAIL_LENGTH_MAX,
  FILE_RETRIES_MAX,
  HEARTBEAT_SECONDS,
  HTTP_STEP,
  IDEMPOTENCY_KEY_LENGTH,
  INACTIVITY_MINUTES,
  INTERVAL_SUBSETS_MAX,
  MEMBERS_MAX,
  MESSAGE_TEXT_LENGTH,
  NAME_LENGTH,
  NEW_MEMBERS_MAX,
  NOTES_SHOWN_MAX,
  NOTIFICATION_TEMPLATE_LENGTH_MAX,
  PAGE_SIZE,
  PASSWORD_LENGTH,
  PHONE_DIGITS,
  PLAN_ACTIONS_MAX,
  PLAN_JUMPS_MAX,
  PLAN_NOTE_LENGTH,
  QUARANTINED_PAYLOAD_LENGTH_MAX,
  QUEUE_WEIGHT,
  RESERVED_VARIABLE_NAMES,
  ROUTING_HISTORY_MAX,
  SEARCH_LIMITS,
  TABS_MAX,
  TAG_LENGTH,
  TAGS_MAX,
  TEMPLATE_PARAMETERS,
  TEMPLATES_MAX,
  THREAD_PAGE_SIZE,
  TIME_ZONE_LENGTH_MAX,
  TOKEN_SCOPES_MAX,
  TRANSFER_SECONDS,
  TYPING_SECONDS,
  VARIABLE_NAME_PATTERN,
  VARIABLES,
  WAIT_SECONDS,
  WHITELIST_REPLY_MINUTES,
  WHITELISTS_MAX,
} from "./limits.ts";
export { LIST_SIZES, SCALAR_LIST_SIZE } from "./list-sizes.ts";
export {
  AddNoteInput,
  LocationInput,
  ReactInput,
  RetryMessageInput,
  SendMessageInput,
  ShowTypingInput,
} from "./message.input.ts";
export {
  DeliveryStatusEnum,
  FailureClassEnum,
  Message,
  MessageConnection,
  MessageDirectionEnum,
  MessageEdge,
  MessageFailure,
  MessageTypeEnum,
  QuotedMessage,
  Reaction,
} from "./message.ts";
export { ContactCard, Location, OrderLine, Referral, ReplyPayload } from "./message-content.ts";
export {
  AddNoteResult,
  MessageSent,
  ReactResult,
  RetryMessageResult,
  SendMessageResult,
  ShowTypingResult,
  TypingShown,
} from "./message-results.ts";
export {
  DEFAULT_NOTIFICATION_TEMPLATE,
  NOTIFICATION_LENGTH_MAX,
  NOTIFICATION_TEMPLATE_DEPTH_MAX,
  NOTIFICATION_TEMPLATE_TAGS_MAX,
  NOTIFICATION_VARIABLES,
} from "./notification.ts";
export { NotificationPreview, NotificationProblem, NotificationRun } from "./notification-preview.ts";
export { AcceptOfferInput, RejectOfferInput } from "./offer.input.ts";
export { Offer, OfferReasonEnum, OfferStateEnum, WithdrawalReasonEnum } from "./offer.ts";
export { AcceptOfferResult, OfferAccepted, OfferRejected, RejectOfferResult } from "./offer-results.ts";
export {
  BeginDisposingInput,
  CreatePauseInput,
  DeletePauseInput,
  EndDisposingInput,
  SetQueueSignInInput,
  SetUserPauseInput,
  SignOutUserInput,
  UpdatePauseInput,
} from "./pause.input.ts";
export { ActivePause, Pause } from "./pause.ts";
export {
  BeginDisposingResult,
  CreatePauseResult,
  DeletePauseResult,
  DisposingBegun,
  DisposingEnded,
  EndDisposingResult,
  PauseDeleted,
  PauseSaved,
  QueueSignInSet,
  SetQueueSignInResult,
  SetUserPauseResult,
  SignOutUserResult,
  UpdatePauseResult,
  UserSignedOut,
} from "./pause-results.ts";
export { Capabilities, CredentialField, MediaLimit, Provider, ProviderKindEnum } from "./provider.ts";
export { CreateQueueInput, DeleteQueueInput, UpdateQueueInput } from "./queue.input.ts";
export { Queue, QueueConnection, QueueEdge, QueueStrategyEnum } from "./queue.ts";
export { CreateQueueResult, DeleteQueueResult, QueueDeleted, QueueSaved, UpdateQueueResult } from "./queue-results.ts";
export { Reason, ReasonCodeEnum, ReasonValue } from "./reason.ts";
export { REASONS, type ReasonCode } from "./reasons.ts";
export { refusalNameOf } from "./result.ts";
export { ROOT_DESCRIPTIONS } from "./root-descriptions.ts";
export { IntervalFilter, RoutingCondition, VariableFilter } from "./routing-condition.input.ts";
export { RoutingHistoryEntry, RoutingHistoryKindEnum } from "./routing-history.ts";
export {
  AnswerMappingInput,
  HttpHeaderInput,
  RoutingActionInput,
  SetRoutingPlanInput,
} from "./routing-plan.input.ts";
export {
  AnswerMapping,
  AutoReplyModeEnum,
  HttpHeader,
  RoutingAction,
  RoutingActionTypeEnum,
} from "./routing-plan.ts";
export { TrialAnswerInput, TrialVariableInput, TryRoutingPlanInput } from "./routing-trial.input.ts";
export {
  PlanVariable,
  RoutingTrial,
  StepOutcomeEnum,
  TrialEndEnum,
  TrialStep,
  TryRoutingPlanResult,
} from "./routing-trial.ts";
export { serviceWindowEndsAt, serviceWindowLeftMs } from "./service-window.ts";
export { ChangePasswordInput, SetUpFirstAdministratorInput, SignInInput, SignOutInput } from "./session.input.ts";
export {
  ChangePasswordResult,
  PasswordChanged,
  SetUpFirstAdministratorResult,
  SignedOut,
  SignInResult,
  SignInSuccess,
  SignOutResult,
} from "./session-results.ts";
export {
  AUTO_REPLY_MODES,
  type AutoReplyMode,
  CALL_FAILURES,
  type CallFailure,
  CLOSED_BY,
  type ClosedBy,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  EVENT_KINDS,
  type EventKind,
  FAILURE_CLASSES,
  type FailureClass,
  INTERACTION_ORDERS,
  INTERACTION_PHASES,
  INTERVAL_SUBSET_KINDS,
  type InteractionOrder,
  type InteractionPhase,
  type IntervalSubsetKind,
  MEDIA_FAILURES,
  MEDIA_STATES,
  MESSAGE_DIRECTIONS,
  MESSAGE_TYPES,
  type MediaFailure,
  type MediaState,
  type MessageDirection,
  type MessageType,
  OFFER_REASONS,
  OFFER_STATES,
  type OfferReason,
  type OfferState,
  PRESENCE_STATES,
  PROVIDER_KINDS,
  type PresenceState,
  type ProviderKind,
  QUEUE_STRATEGIES,
  type QueueStrategy,
  ROLES,
  ROUTING_ACTION_TYPES,
  type Role,
  type RoutingActionType,
  type RoutingHistoryKind,
  STEP_OUTCOMES,
  type StepOutcome,
  TEMPLATE_STATES,
  type TemplateState,
  TRIAL_ENDS,
  type TransferProblem,
  type TrialEnd,
  WEEKDAYS,
  type Weekday,
  type WithdrawalReason,
} from "./states.ts";
export { CallFailureEnum, SystemLine } from "./system-line.ts";
export { CreateTeamInput, DeleteTeamInput, UpdateTeamInput } from "./team.input.ts";
export { Team } from "./team.ts";
export { CreateTeamResult, DeleteTeamResult, TeamDeleted, TeamSaved, UpdateTeamResult } from "./team-results.ts";
export { SynchroniseTemplatesInput } from "./template.input.ts";
export { Template, TemplateStateEnum } from "./template.ts";
export { SynchroniseTemplatesResult, TemplatesSynchronised } from "./template-results.ts";
export {
  AssignInteractionInput,
  CancelTransferInput,
  HandBackInteractionInput,
  TransferInteractionInput,
} from "./transfer.input.ts";
export { Transfer, TransferAgent, TransferProblemEnum, TransferQueue, TransferTargets } from "./transfer.ts";
export {
  AssignInteractionResult,
  CancelTransferResult,
  HandBackInteractionResult,
  InteractionAssigned,
  InteractionHandedBack,
  InteractionTransferring,
  NoInboundMessage,
  NoTransferPending,
  TransferCancelled,
  TransferDisabled,
  TransferInteractionResult,
  TransferPending,
  TransferTargetUnavailable,
} from "./transfer-results.ts";
export { CreateUserInput, SetPauseInput, UpdateUserInput } from "./user.input.ts";
export { PresenceStateEnum, RoleEnum, User, UserConnection, UserEdge } from "./user.ts";
export { refusalTypeName, UserError } from "./user-error.ts";
export { CreateUserResult, PresenceSet, SetPauseResult, UpdateUserResult, UserSaved } from "./user-results.ts";
export { Viewer } from "./viewer.ts";
export { InteractionViewer, InteractionViewers, InteractionViewersArgs } from "./viewing.ts";
