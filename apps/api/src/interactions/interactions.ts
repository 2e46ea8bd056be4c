import type { AccountId, ContactId, InteractionId, InteractionsArgs } from "@parley/schema";
import type { Messaging } from "../messaging/index.ts";
import type { Database, Em } from "../platform/database.ts";
import type { Fact } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import type { Page } from "../platform/pagination.ts";
import { type CloseInteractions, createCloseInteractions } from "./application/close-interactions.ts";
import { findInteraction, listInteractions } from "./application/list-interactions.ts";
import { moveInteractions } from "./application/move-interactions.ts";
import { type Tagged, type Tagger, tagInteraction } from "./application/tag-interaction.ts";
import type { InteractionRow } from "./persistence/interaction-queries.ts";
import { latelyRefused } from "./persistence/lately-refused.ts";
import { findOpen, openOn, openOrJoin } from "./persistence/open-interactions.ts";
import type { ListedInteraction, ShownBeside } from "./persistence/search/read-page.ts";

export interface InteractionsDeps {
  readonly database: Database;
  readonly messaging: Pick<Messaging, "addSystemLines">;
  /** Takes back what rings, because it was closed. */
  readonly withdrawOffers: (em: Em, interactionIds: readonly InteractionId[]) => Promise<Fact[]>;
  readonly log: Pick<EventLog, "committed">;
}

/** The life of interactions: opening, reading, closing (R1). What takes an `em` runs in the caller's transaction. */
export interface Interactions {
  readonly openOrJoin: typeof openOrJoin;
  readonly findOpen: typeof findOpen;
  readonly latelyRefused: typeof latelyRefused;
  moveInteractions(em: Em, from: ContactId, into: ContactId): Promise<readonly Fact[]>;
  readonly closeInteractions: CloseInteractions;
  /** Ids of what is open on an account. */
  openOn(em: Em, accountId: AccountId): Promise<readonly InteractionId[]>;
  /** A page of those the viewer may see (R13). */
  list(scope: AccountScope, page: InteractionsArgs, shown: ShownBeside): Promise<Page<ListedInteraction>>;
  /** Null when there is none with this id or the viewer may not see it. */
  find(scope: AccountScope, id: InteractionId): Promise<InteractionRow | null>;
  tag(interactionId: InteractionId, tags: readonly string[], by: Tagger): Promise<Tagged>;
}

export function createInteractions(deps: InteractionsDeps): Interactions {
  const closeInteractions = createCloseInteractions(deps);

  /** Tells the log once what was done is committed. */
  async function told<Result>(act: Promise<Result>): Promise<Result> {
    const result = await act;
    deps.log.committed();
    return result;
  }

  return {
    openOrJoin,
    findOpen,
    latelyRefused,
    closeInteractions,
    openOn,
    moveInteractions: (em, from, into) => moveInteractions(em, from, into, closeInteractions),
    list: (scope, page, shown) => listInteractions(deps.database, scope, page, shown),
    find: (scope, id) => findInteraction(deps.database, scope, id),
    tag: (interactionId, tags, by) => told(tagInteraction(deps, interactionId, tags, by)),
  };
}
