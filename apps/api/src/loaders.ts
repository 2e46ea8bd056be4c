import { type AccountLoaders, createAccountLoaders } from "./accounts/index.ts";
import { type AgentLoaders, createAgentLoaders } from "./agents/index.ts";
import { type ContactLoaders, createContactLoaders } from "./contacts/index.ts";
import { createDispositionLoaders, type DispositionLoaders } from "./dispositions/index.ts";
import { createFileLoaders, type FileLoaders } from "./files/index.ts";
import { createIdentityLoaders, type IdentityLoaders } from "./identity/index.ts";
import {
  countOpenByAccount,
  countOwned,
  countWaiting,
  createInteractionLoaders,
  type InteractionLoaders,
} from "./interactions/index.ts";
import { createIntervalLoaders, type IntervalLoaders } from "./intervals/index.ts";
import { createMessageLoaders, type MessageLoaders } from "./messaging/index.ts";
import { createPauseLoaders, type PauseLoaders } from "./pauses/index.ts";
import type { Database } from "./platform/database.ts";
import { createQueueLoaders, type QueueLoaders } from "./queues/index.ts";
import { createRoutingLoaders, type RoutingLoaders } from "./routing/index.ts";
import { createTeamLoaders, type TeamLoaders } from "./teams/index.ts";
import { createTemplateLoaders, type TemplateLoaders } from "./templates/index.ts";

export type Loaders = IdentityLoaders &
  AccountLoaders &
  AgentLoaders &
  QueueLoaders &
  TeamLoaders &
  PauseLoaders &
  IntervalLoaders &
  ContactLoaders &
  DispositionLoaders &
  TemplateLoaders &
  FileLoaders &
  InteractionLoaders &
  MessageLoaders &
  RoutingLoaders;

/** Every area's loaders, for one request or one live event: what was read once is not read again. */
export function createLoaders(database: Database): Loaders {
  return {
    ...createIdentityLoaders(database),
    ...createAccountLoaders(database, countOpenByAccount),
    ...createAgentLoaders(database, countOwned),
    ...createQueueLoaders(database, countWaiting),
    ...createTeamLoaders(database),
    ...createPauseLoaders(database),
    ...createIntervalLoaders(database),
    ...createContactLoaders(database),
    ...createDispositionLoaders(database),
    ...createTemplateLoaders(database),
    ...createFileLoaders(database),
    ...createInteractionLoaders(database),
    ...createMessageLoaders(database),
    ...createRoutingLoaders(database),
  };
}
