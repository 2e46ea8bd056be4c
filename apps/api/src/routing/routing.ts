import type {
  InteractionId,
  OfferId,
  QueueId,
  StartInteractionInput,
  TryRoutingPlanInput,
  UserId,
} from "@parley/schema";
import type { Accounts } from "../accounts/index.ts";
import { type CloseInteractions, msToNextDue, msToNextInactive, searchElsewhere } from "../interactions/index.ts";
import type { Messaging } from "../messaging/index.ts";
import type { Bus } from "../platform/bus.ts";
import type { Database, Em } from "../platform/database.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import type { Task } from "../platform/jobs.ts";
import type { Logger } from "../platform/logging.ts";
import { type Accepted, acceptOffer, type Rejected, rejectOffer } from "./application/answer-offer.ts";
import { type Assigned, assignInteraction } from "./application/assign-interaction.ts";
import type { CallToMake } from "./application/call-job.ts";
import { closeInactive } from "./application/close-inactive.ts";
import { type CloseRequest, closeInteraction } from "./application/close-interaction.ts";
import { makeCall, type PlanCallDeps } from "./application/make-call.ts";
import {
  cancelTransfer,
  closeTab,
  handBackInteraction,
  type Owned,
  openTab,
  type ScopedActor,
  takeInteraction,
} from "./application/own-interaction.ts";
import { releaseWork } from "./application/release-work.ts";
import { routeDue } from "./application/route-due.ts";
import { type StartDeps, type Started, startInteraction } from "./application/start-interaction.ts";
import { type TransferRequest, type Transferred, transferInteraction } from "./application/transfer-interaction.ts";
import { findTransferTargets, type TransferTargetsRow } from "./application/transfer-targets.ts";
import { tryRoutingPlan } from "./application/try-routing-plan.ts";
import { startDeadlineWorker } from "./deadline-worker.ts";
import type { OfferRow } from "./persistence/offer.entity.ts";
import { pendingOffersFor } from "./persistence/offers.ts";
import type { OpeningHoursOf } from "./persistence/plan-targets.ts";
import { startWaker } from "./waker.ts";

export interface RoutingDeps extends PlanCallDeps, Pick<StartDeps, "openOrJoin" | "lockIngest" | "phoneDigits"> {
  readonly database: Database;
  readonly messaging: Pick<Messaging, "addAutomaticReplies" | "addSystemLines" | "markReadAtProvider" | "writeMessage">;
  readonly closeInteractions: CloseInteractions;
  readonly log: EventLog;
  readonly bus: Bus;
  readonly logger: Logger;
  /** What decides for each of the intervals; deleted ones are missing. */
  readonly openingHours: OpeningHoursOf;
}

/** Who owns what: offers, taking, giving, transfer, and the workers that walk plans and keep deadlines (R5–R10). */
export interface Routing {
  acceptOffer(offerId: OfferId, agentId: UserId): Promise<Accepted>;
  rejectOffer(offerId: OfferId, agentId: UserId): Promise<Rejected>;
  /** Offers waiting for an agent, soonest to expire first. */
  pendingOffersFor(agentId: UserId): Promise<readonly OfferRow[]>;
  take(id: InteractionId, by: ScopedActor): Promise<Owned>;
  /** Writes to a contact first. */
  start(input: StartInteractionInput, by: ScopedActor): Promise<Started>;
  close(request: CloseRequest, by: ScopedActor): Promise<Owned>;
  assign(id: InteractionId, agentId: UserId, by: ScopedActor): Promise<Assigned>;
  handBack(id: InteractionId, by: ScopedActor): Promise<Owned>;
  transfer(request: TransferRequest, by: ScopedActor): Promise<Transferred>;
  cancelTransfer(id: InteractionId, by: ScopedActor): Promise<Owned>;
  /** Where it may be transferred now; null when there is no such interaction or it may not be seen. */
  transferTargets(id: InteractionId, scope: AccountScope): Promise<TransferTargetsRow | null>;
  openTab(id: InteractionId, by: ScopedActor): Promise<Owned>;
  closeTab(id: InteractionId, by: ScopedActor): Promise<Owned>;
  /** Routes anew what users own and can no longer answer, in the transaction that takes them off. */
  releaseWork(em: Em, userIds: readonly UserId[]): Promise<void>;
  /** Has searches in a queue go on without it, in the transaction that deletes it. */
  searchElsewhere(em: Em, queueId: QueueId): Promise<void>;
  /** What a plan would do; nothing is stored or called. */
  tryPlan(
    accounts: Pick<Accounts, "find" | "checkPlan" | "planOf">,
    input: TryRoutingPlanInput,
  ): ReturnType<typeof tryRoutingPlan>;
  readonly tasks: Readonly<Record<"make_plan_call", Task>>;
  stop(): Promise<void>;
}

/** Starts deciding what is due, overdue deadlines from before the start first. */
export function startRouting(deps: RoutingDeps): Routing {
  const { database, log, bus, logger } = deps;
  const onDone = () => log.committed();
  const router = startDeadlineWorker({
    what: "routing",
    run: () => routeDue(deps),
    msToNext: () => msToNextDue(database.fork()),
    onDone,
    logger,
  });
  const silence = startDeadlineWorker({
    what: "closing for inactivity",
    run: () => closeInactive(deps),
    msToNext: () => msToNextInactive(database.fork()),
    onDone,
    logger,
  });
  bus.onWake("routing", () => router.ask());

  // Whoever came, came back or has room again may be what somebody waits for.
  const waker = startWaker({ database, log, logger, onWoken: () => router.ask() });

  /** Tells the log once what was done is committed. */
  async function told<Result>(act: Promise<Result>): Promise<Result> {
    const result = await act;
    log.committed();
    return result;
  }
  /** The same where the router has to go on at once. */
  async function goingOn<Result>(act: Promise<Result>): Promise<Result> {
    const result = await told(act);
    bus.wake("routing");
    return result;
  }

  return {
    acceptOffer: (offerId, agentId) => told(acceptOffer(deps, offerId, agentId)),
    rejectOffer: (offerId, agentId) => goingOn(rejectOffer(deps, offerId, agentId)),
    pendingOffersFor: (agentId) => pendingOffersFor(database.fork(), agentId),
    take: (id, by) => told(takeInteraction(deps, id, by)),
    start: (input, by) => told(startInteraction(deps, input, by)),
    close: (request, by) => told(closeInteraction(deps, request, by)),
    assign: (id, agentId, by) => told(assignInteraction(deps, id, agentId, by)),
    handBack: (id, by) => goingOn(handBackInteraction(deps, id, by)),
    transfer: (request, by) => goingOn(transferInteraction(deps, request, by)),
    cancelTransfer: (id, by) => goingOn(cancelTransfer(deps, id, by)),
    transferTargets: (id, scope) => findTransferTargets(database, id, scope),
    openTab: (id, by) => told(openTab(deps, id, by)),
    closeTab: (id, by) => told(closeTab(deps, id, by)),
    releaseWork: (em, userIds) => releaseWork(em, deps, userIds),
    searchElsewhere,
    tryPlan: (accounts, input) => tryRoutingPlan(deps, accounts, input),
    tasks: {
      make_plan_call: (payload) => makeCall({ ...deps, onAnswered: () => bus.wake("routing") }, payload as CallToMake),
    },
    async stop() {
      await waker.stop();
      await Promise.all([router.stop(), silence.stop()]);
    },
  };
}
