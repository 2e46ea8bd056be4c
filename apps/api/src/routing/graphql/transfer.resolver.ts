import {
  CancelTransferInput,
  CancelTransferResult,
  IDEMPOTENCY_KEY_LENGTH,
  Interaction,
  type InteractionId,
  Queue,
  type Reason,
  RoutingHistoryEntry,
  Transfer,
  TransferInteractionInput,
  TransferInteractionResult,
  type TransferProblem,
  TransferTargets,
  User,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, refused, validationFailed } from "../../platform/refusals.ts";
import type { SearchTarget } from "../../routing-plans/index.ts";
import type { Transferred } from "../application/transfer-interaction.ts";
import type { TransferRow } from "../persistence/transfers.ts";
import type { RoutingContext } from "./context.ts";
import { actorOf } from "./ownership.resolver.ts";
import { INTERACTION_CLOSED, notYours, present } from "./refused.ts";
import { shownTargets } from "./shown-targets.ts";

@Resolver(() => Transfer)
export class TransferResolver {
  @Authorized("interactions.handle")
  @Mutation(() => TransferInteractionResult, {
    description:
      "Asks an agent or a queue to take an owned interaction over. Until somebody accepts its owner keeps it; rejected or not accepted in time, it is back with the owner, unread.",
  })
  async transferInteraction(
    @Arg("input", () => TransferInteractionInput, { description: "What to do, see `TransferInteractionInput`." })
    { interactionId, agentId, queueId, idempotencyKey }: TransferInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<TransferInteractionResult> {
    const target = targetOf(agentId ?? null, queueId ?? null);
    if (target === null) {
      return validationFailed([wrongField("agentId", because("TRANSFER_TARGET_NOT_ONE"))]);
    }
    const { min, max } = IDEMPOTENCY_KEY_LENGTH;
    if (idempotencyKey.length < min || idempotencyKey.length > max) {
      return validationFailed([wrongField("idempotencyKey", because("LENGTH_OUT_OF_RANGE", { min, max }))]);
    }
    const request = { interactionId, target, idempotencyKey };
    return answered(await context.routing.transfer(request, await actorOf(context)), target, interactionId, context);
  }

  @Authorized("interactions.handle")
  @Mutation(() => CancelTransferResult, {
    description: "Takes back a transfer that nobody accepted yet; the interaction stays with its owner.",
  })
  async cancelTransfer(
    @Arg("input", () => CancelTransferInput, { description: "What to do, see `CancelTransferInput`." })
    { interactionId }: CancelTransferInput,
    @Ctx() context: RoutingContext,
  ): Promise<CancelTransferResult> {
    const cancelled = await context.routing.cancelTransfer(interactionId, await actorOf(context));
    if (cancelled.type === "notFound") return notFound("INTERACTION");
    if (cancelled.type === "done") return present(interactionId, context.load);
    switch (cancelled.because) {
      case "closed":
        return INTERACTION_CLOSED;
      case "notYours":
        return notYours(cancelled.ownerId, context.load);
      default:
        return refused("NO_TRANSFER_PENDING", because("NO_TRANSFER_PENDING"));
    }
  }

  @Authorized("interactions.handle")
  @Query(() => TransferTargets, {
    nullable: true,
    description:
      "Agents and queues an interaction may be transferred to now; null when there is no such interaction or the viewer may not see it.",
  })
  async transferTargets(
    @Arg("interactionId", () => ID, { description: "The interaction." }) interactionId: InteractionId,
    @Ctx() { routing, load, scope }: RoutingContext,
  ): Promise<TransferTargets | null> {
    const targets = await routing.transferTargets(interactionId, await scope());
    return targets === null ? null : shownTargets(targets, load);
  }

  @FieldResolver(() => User, { nullable: true })
  agent(@Root() { target }: TransferRow, @Ctx() { load }: RoutingContext): Promise<User> | null {
    return target.type === "agent" ? load.user(target.agentId) : null;
  }

  @FieldResolver(() => Queue, { nullable: true })
  queue(@Root() { target }: TransferRow, @Ctx() { load }: RoutingContext): Promise<Queue | null> | null {
    return target.type === "queue" ? load.queueIfAny(target.queueId) : null;
  }

  @FieldResolver(() => User)
  requestedBy(@Root() { byId }: TransferRow, @Ctx() { load }: RoutingContext): Promise<User> {
    return load.user(byId);
  }
}

@Resolver(() => Interaction)
export class InteractionRoutingResolver {
  @FieldResolver(() => Transfer, { nullable: true })
  transfer(@Root() { id }: Interaction, @Ctx() { load }: RoutingContext): Promise<Transfer | null> {
    return load.pendingTransferOf(id);
  }

  @FieldResolver(() => [RoutingHistoryEntry])
  routingHistory(
    @Root() { id }: Interaction,
    @Ctx() { load }: RoutingContext,
  ): Promise<readonly RoutingHistoryEntry[]> {
    return load.routingHistoryOf(id);
  }
}

function targetOf(agentId: User["id"] | null, queueId: Queue["id"] | null): SearchTarget | null {
  if (agentId !== null && queueId === null) return { type: "agent", agentId };
  return queueId !== null && agentId === null ? { type: "queue", queueId } : null;
}

async function answered(
  transferred: Transferred,
  target: SearchTarget,
  interactionId: InteractionId,
  { load }: RoutingContext,
): Promise<TransferInteractionResult> {
  if (transferred.type === "notFound") return notFound("INTERACTION");
  if (transferred.type === "done") return present(interactionId, load);
  switch (transferred.because) {
    case "closed":
      return INTERACTION_CLOSED;
    case "transferDisabled":
      return refused("TRANSFER_DISABLED", because(DISABLED[target.type]));
    case "transferPending":
      return refused("TRANSFER_PENDING", because("TRANSFER_PENDING"));
    case "noInboundMessage":
      return refused("NO_INBOUND_MESSAGE", because("NO_INBOUND_MESSAGE"));
    case "targetUnavailable": {
      const problem = transferred.targetProblem ?? "unknown";
      const path = ["input", target.type === "agent" ? "agentId" : "queueId"];
      return { ...refused("TRANSFER_TARGET_UNAVAILABLE", WHY_NOT[problem]), path, problem };
    }
    default:
      return notYours(transferred.ownerId, load);
  }
}

const DISABLED = { agent: "TRANSFER_TO_AGENT_DISABLED", queue: "TRANSFER_TO_QUEUE_DISABLED" } as const;

const WHY_NOT: Readonly<Record<TransferProblem, Reason>> = {
  own: because("TRANSFER_TARGET_OWN"),
  unknown: because("TRANSFER_TARGET_UNKNOWN"),
  not_on_account: because("TRANSFER_TARGET_NOT_ON_ACCOUNT"),
  offline: because("TRANSFER_TARGET_OFFLINE"),
  paused: because("TRANSFER_TARGET_PAUSED"),
  full: because("TRANSFER_TARGET_FULL"),
  nobody_there: because("TRANSFER_TARGET_NOBODY_THERE"),
};
