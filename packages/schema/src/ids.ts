/** Ids as strings that cannot be mistaken for one another: an agent's is not accepted where an offer's is asked for. */

export type AccountId = string & { readonly __brand: "AccountId" };
export type ApiTokenId = string & { readonly __brand: "ApiTokenId" };
export type AttachmentId = string & { readonly __brand: "AttachmentId" };
export type CannedAnswerId = string & { readonly __brand: "CannedAnswerId" };
export type ContactId = string & { readonly __brand: "ContactId" };
export type ContactListId = string & { readonly __brand: "ContactListId" };
export type DispositionId = string & { readonly __brand: "DispositionId" };
export type IngestProblemId = string & { readonly __brand: "IngestProblemId" };
export type InteractionId = string & { readonly __brand: "InteractionId" };
export type IntervalId = string & { readonly __brand: "IntervalId" };
export type MessageId = string & { readonly __brand: "MessageId" };
export type OfferId = string & { readonly __brand: "OfferId" };
export type PauseId = string & { readonly __brand: "PauseId" };
export type QueueId = string & { readonly __brand: "QueueId" };
export type RoutingActionId = string & { readonly __brand: "RoutingActionId" };
export type SessionId = string & { readonly __brand: "SessionId" };
export type TeamId = string & { readonly __brand: "TeamId" };
export type TemplateId = string & { readonly __brand: "TemplateId" };
export type UserId = string & { readonly __brand: "UserId" };
