import type { InteractionId, OfferId, UserId } from "@parley/schema";
import type { CloseInteractions } from "../interactions/index.ts";
import type { Messaging } from "../messaging/index.ts";
import type { Bus } from "../platform/bus.ts";
import type { Database, Em } from "../platform/database.ts";
import type { Fact } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";
import { type Accepted, acceptOffer } from "./application/accept-offer.ts";
import { type Rejected, rejectOffer } from "./application/reject-offer.ts";
import { routeDue } from "./application/route-due.ts";
import { wakeHunts } from "./application/wake-hunts.ts";
import { withdrawPending } from "./application/withdraw-offers.ts";
import { msToNextDeadline } from "./persistence/due.ts";
import { type OfferRow, pendingOffersFor } from "./persistence/offers.ts";

export interface RoutingDeps {
  readonly database: Database;
  readonly messaging: Pick<Messaging, "addAutomaticReplies" | "addSystemLines">;
  readonly closeInteractions: CloseInteractions;
  readonly log: EventLog;
  readonly bus: Bus;
  readonly logger: Logger;
}

/** Offers to agents, and the worker that walks plans and keeps deadlines (R5–R8). */
export interface Routing {
  acceptOffer(offerId: OfferId, agentId: UserId): Promise<Accepted>;
  rejectOffer(offerId: OfferId, agentId: UserId): Promise<Rejected>;
  /** Offers waiting for an agent, soonest to expire first. */
  pendingOffersFor(agentId: UserId): Promise<readonly OfferRow[]>;
  stop(): Promise<void>;
}

/** Withdraws offers of interactions that were taken or closed without one. */
export function withdrawOffers(
  em: Em,
  interactionIds: readonly InteractionId[],
  takenById: UserId | null = null,
): Promise<Fact[]> {
  return withdrawPending(em, interactionIds, takenById, takenById === null ? "closed" : "taken");
}

/** How often a node looks for what is due without being told: bounds what a lost wake-up costs. */
const LOOK_BY_ITSELF_MS = 500;
/** Timers of the runtime are exact to a millisecond or two; a look too early would spin. */
const NOT_EARLIER_MS = 2;

/** Starts deciding what is due, overdue deadlines from before the start first (RT-09). */
export function startRouting(deps: RoutingDeps): Routing {
  const { database, log, bus, logger } = deps;
  let alarm: NodeJS.Timeout | undefined;

  const worker = startPulse({
    run: async () => {
      clearTimeout(alarm);
      const howMany = await routeDue(deps);
      if (howMany > 0) {
        log.committed();
        return true;
      }
      const ms = await msToNextDeadline(database.fork());
      if (ms !== null && ms < LOOK_BY_ITSELF_MS)
        alarm = setTimeout(() => worker.ask(), Math.max(ms, 0) + NOT_EARLIER_MS);
      return false;
    },
    everyMs: LOOK_BY_ITSELF_MS,
    onError: (error) => logger.warn({ error: asLogged(error) }, "routing failed, tries again"),
  });
  bus.onWake("routing", () => worker.ask());

  // Whoever came, came back or has room again may be what somebody waits for: the log says so to every node.
  const stopListening = log.listen((entries) => {
    wakeHunts(database, entries)
      .then((howMany) => howMany > 0 && worker.ask())
      .catch((error: unknown) => logger.warn({ error: asLogged(error) }, "waiting interactions could not be woken"));
  });

  return {
    async acceptOffer(offerId, agentId) {
      const accepted = await acceptOffer(deps, offerId, agentId);
      if (accepted.type === "accepted") log.committed();
      return accepted;
    },
    async rejectOffer(offerId, agentId) {
      const rejected = await rejectOffer(deps, offerId, agentId);
      if (rejected.type === "rejected") {
        log.committed();
        bus.wake("routing");
      }
      return rejected;
    },
    pendingOffersFor: (agentId) => pendingOffersFor(database.fork(), agentId),
    async stop() {
      stopListening();
      await worker.stop();
      clearTimeout(alarm);
    },
  };
}
