/**
 * Every enum's stored values: lower case in the database and in code; the wire shows them in upper case.
 * Plain: the browser may import it.
 */

/** What a user is. What each may do is in `Viewer.permissions`. */
export const ROLES = ["administrator", "supervisor", "agent"] as const;
export type Role = (typeof ROLES)[number];

/** The WhatsApp solution providers an account may run on. */
export const PROVIDER_KINDS = ["twilio", "sinch", "meta", "kaleyra"] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Where an interaction stands in its life (product rules R1, R5, R8). */
export const INTERACTION_PHASES = ["routing", "offered", "assigned", "waiting", "closed"] as const;
export type InteractionPhase = (typeof INTERACTION_PHASES)[number];

/** Who or what closed an interaction. */
export const CLOSED_BY = ["agent", "plan", "supervisor", "inactivity", "whitelist"] as const;
export type ClosedBy = (typeof CLOSED_BY)[number];

/** How an offer stands. Every state but PENDING is final. */
export const OFFER_STATES = ["pending", "accepted", "rejected", "expired", "withdrawn"] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** Why an interaction is offered to an agent. */
export const OFFER_REASONS = ["plan_queue", "plan_agent", "assigned_agent", "assigned_queue", "transfer"] as const;
export type OfferReason = (typeof OFFER_REASONS)[number];

/** Why an offer was taken back. */
export const WITHDRAWAL_REASONS = ["taken", "closed", "not_available", "moved"] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Why a call of a plan's step was in vain. */
export const CALL_FAILURES = [
  "timeout",
  "refused",
  "unreachable",
  "status",
  "too_large",
  "no_json",
  "command",
  "secret",
] as const;
export type CallFailure = (typeof CALL_FAILURES)[number];

/** Why a customer's file could not be fetched. */
export const MEDIA_FAILURES = ["too_large", "gone", "given_up"] as const;
export type MediaFailure = (typeof MEDIA_FAILURES)[number];

/** Why an interaction cannot be transferred to somebody now. */
export const TRANSFER_PROBLEMS = [
  "own",
  "unknown",
  "not_on_account",
  "offline",
  "paused",
  "full",
  "nobody_there",
] as const;
export type TransferProblem = (typeof TRANSFER_PROBLEMS)[number];

/** What happened in an interaction's routing. */
export const ROUTING_HISTORY_KINDS = [
  "searched",
  "offered",
  "taken",
  "assigned",
  "handed_back",
  "owner_gone",
  "transfer_cancelled",
  "transfer_returned",
  "target_gone",
  "plan_spent",
] as const;
export type RoutingHistoryKind = (typeof ROUTING_HISTORY_KINDS)[number];

/** How a queue chooses among its eligible agents (R6). */
export const QUEUE_STRATEGIES = ["beep_all", "round_robin", "least_recent"] as const;
export type QueueStrategy = (typeof QUEUE_STRATEGIES)[number];

/** Which way a line of a thread goes, and who may ever read it. */
export const MESSAGE_DIRECTIONS = ["inbound", "outbound", "note", "system"] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];

/** What a message carries. */
export const MESSAGE_TYPES = [
  "text",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contacts",
  "button_reply",
  "list_reply",
  "flow_reply",
  "order",
  "template",
  "system",
  "unsupported",
] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** How far an outbound message has come. It moves forward only: QUEUED, SENT, DELIVERED, READ; FAILED is final unless it was already delivered (R3). */
export const DELIVERY_STATUSES = ["queued", "sent", "delivered", "read", "failed", "unknown"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** How the file of a message stands (R2). The message itself is never held back by it. */
export const MEDIA_STATES = ["pending", "ready", "failed"] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

/** What to do about a provider's refusal. */
export const FAILURE_CLASSES = [
  "retry",
  "wait",
  "template_needed",
  "template_state",
  "recipient",
  "opt_out",
  "input",
  "configuration",
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** Whether an agent can be offered interactions (R7). */
export const PRESENCE_STATES = ["online", "paused", "offline"] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** The kinds of step a routing plan may hold (R5). */
export const ROUTING_ACTION_TYPES = [
  "queue",
  "agent",
  "auto_reply",
  "tag",
  "close",
  "go_to",
  "go_to_if",
  "set_variable",
  "note",
  "http_request",
  "system",
] as const;
export type RoutingActionType = (typeof ROUTING_ACTION_TYPES)[number];

/** How often an automatic reply is sent. */
export const AUTO_REPLY_MODES = ["always", "once", "first_message"] as const;
export type AutoReplyMode = (typeof AUTO_REPLY_MODES)[number];

/** What a step of a plan did, or would do, when it was reached. */
export const STEP_OUTCOMES = [
  "asked",
  "replied",
  "reply_not_due",
  "tagged",
  "closed",
  "jumped",
  "condition_not_met",
  "variable_set",
  "noted",
  "called",
  "call_failed",
  "outside_interval",
  "target_gone",
  "jumps_spent",
  "variables_full",
] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** How a trial of a plan ends. */
export const TRIAL_ENDS = ["accepted", "waiting", "closed"] as const;
export type TrialEnd = (typeof TRIAL_ENDS)[number];

/** How a WhatsApp template stands with the provider. Only APPROVED ones may be sent. */
export const TEMPLATE_STATES = ["draft", "pending", "approved", "rejected", "paused", "disabled", "deleted"] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

/** What a live event tells. New kinds may be added: ignore those you do not know. */
export const EVENT_KINDS = [
  "interaction_opened",
  "interaction_changed",
  "interaction_closed",
  "message_added",
  "message_changed",
  "offer_made",
  "offer_changed",
  "presence_changed",
  "account_changed",
  "queue_changed",
  "contact_changed",
  "draft_changed",
  "viewer_changed",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The order of a list of interactions. Ties are broken by id, so that paging never skips or repeats. */
export const INTERACTION_ORDERS = ["last_message_newest", "waiting_oldest", "opened_newest"] as const;
export type InteractionOrder = (typeof INTERACTION_ORDERS)[number];

/** Whether a subset of an interval is open at any time or when its limits say. */
export const INTERVAL_SUBSET_KINDS = ["always", "custom"] as const;
export type IntervalSubsetKind = (typeof INTERVAL_SUBSET_KINDS)[number];

/** In the order of a week. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
