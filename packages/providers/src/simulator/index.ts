/** The simulator's door: the server, and the shapes of its control API. */
export type {
  CallCount,
  Chat,
  ChatMessage,
  ContactEntry,
  CustomerContent,
  CustomerMessage,
  CustomerMessageResult,
  Faults,
  NumberRegistration,
  PhoneSettings,
  RawWebhook,
  SimulatedNumber,
  SimulatedPhone,
  StatusOnDemand,
  StreamChange,
  WebhookAttempt,
  WebhookResult,
  WindowSetting,
} from "./control-types.ts";
export { createSimulator, type Simulator, type SimulatorOptions } from "./simulator.ts";
