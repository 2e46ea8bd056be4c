/** The package's only door: the port's words, the four providers by kind, and where the vendors live. */
export { providerAddresses, VENDOR_ADDRESSES } from "./addresses.ts";
export { type CallOutcome, FAILURE_CLASSES, type Failure, type FailureClass } from "./failure.ts";
export {
  type Authenticity,
  type ContactCard,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type InboundContent,
  type InboundEvent,
  type InboundMessage,
  MalformedPayload,
  MEDIA_TYPES,
  type MediaReference,
  type MediaType,
  type OrderLine,
  type OurAddress,
  type Person,
  type Referral,
  type WebhookAnswer,
  type WebhookRequest,
} from "./inbound.ts";
export type { OutboundContent, OutboundMedia, OutboundMessage, SendOutcome, TemplateParameter } from "./outbound.ts";
export {
  type Capabilities,
  type CredentialFault,
  type CredentialField,
  type Fetch,
  InvalidCredentials,
  type MediaDownload,
  PROVIDER_KINDS,
  type Provider,
  type ProviderAddresses,
  type ProviderKind,
  type ProviderNetwork,
} from "./port.ts";
export { type AnyProvider, type HeldCredentials, providerOf } from "./registry.ts";
export { type ProviderTemplate, TEMPLATE_STATES, type TemplateState } from "./template.ts";
