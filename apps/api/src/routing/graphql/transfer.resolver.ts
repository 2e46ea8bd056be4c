import {
  CancelTransferInput,
  CancelTransferResult,
  IDEMPOTENCY_KEY_LENGTH,
  Interaction,
  type InteractionId,
  Queue,
  RoutingHistoryEntry,
  Transfer,
  TransferInteractionInput,
  TransferInteractionResult,
  type TransferProblem,
  TransferTargets,
  User,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import type { Transferred } from "../application/transfer-interaction.ts";
import type { HuntTarget } from "../domain/walk-plan.ts";
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
      "Asks an agent or a queue to take an owned interaction over. Until somebody accepts its owner keeps it; rejected or not accepted in time, it is back with the owner, unread (R9).",
  })
  async transferInteraction(
    @Arg("input", () => TransferInteractionInput, { description: "What to do, see `TransferInteractionInput`." })
    { interactionId, agentId, queueId, idempotencyKey }: TransferInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<TransferInteractionResult> {
    const target = targetOf(agentId ?? null, queueId ?? null);
    if (target === null) {
      return validationFailed([{ path: "agentId", message: "Choose an agent or a queue, not both." }]);
    }
    const { min, max } = IDEMPOTENCY_KEY_LENGTH;
    if (idempotencyKey.length < min || idempotencyKey.length > max) {
      return validationFailed([{ path: "idempotencyKey", message: `Use ${min} to ${max} characters.` }]);
    }
    const request = { interactionId, target, idempotencyKey };
    return answered(await context.routing.transfer(request, await actorOf(context)), target, interactionId, context);
  }

  @Authorized("interactions.handle")
  @Mutation(() => CancelTransferResult, {
    description: "Takes back a transfer that nobody accepted yet; the interaction stays with its owner (R9).",
  })
  async cancelTransfer(
    @Arg("input", () => CancelTransferInput, { description: "What to do, see `CancelTransferInput`." })
    { interactionId }: CancelTransferInput,
    @Ctx() context: RoutingContext,
  ): Promise<CancelTransferResult> {
    const cancelled = await context.routing.cancelTransfer(interactionId, await actorOf(context));
    if (cancelled.type === "notFound") return notFound("interaction");
    if (cancelled.type === "done") return present(interactionId, context.load);
    switch (cancelled.because) {
      case "closed":
        return INTERACTION_CLOSED;
      case "notYours":
        return notYours(cancelled.ownerId, context.load);
      default:
        return { code: "NO_TRANSFER_PENDING", message: "It is not being transferred any more.", path: null };
    }
  }

  @Authorized("interactions.handle")
  @Query(() => TransferTargets, {
    nullable: true,
    description:
      "Agents and queues an interaction may be transferred to now; null when there is no such interaction or the viewer may not see it (TRF-05).",
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

function targetOf(agentId: User["id"] | null, queueId: Queue["id"] | null): HuntTarget | null {
  if (agentId !== null && queueId === null) return { type: "agent", agentId };
  return queueId !== null && agentId === null ? { type: "queue", queueId } : null;
}

async function answered(
  transferred: Transferred,
  target: HuntTarget,
  interactionId: InteractionId,
  { load }: RoutingContext,
): Promise<TransferInteractionResult> {
  if (transferred.type === "notFound") return notFound("interaction");
  if (transferred.type === "done") return present(interactionId, load);
  switch (transferred.because) {
    case "closed":
      return INTERACTION_CLOSED;
    case "transferDisabled":
      return { code: "TRANSFER_DISABLED", message: `This account allows no transfer to ${noun(target)}.`, path: null };
    case "transferPending":
      return { code: "TRANSFER_PENDING", message: "It is being transferred already. Cancel that first.", path: null };
    case "noInboundMessage":
      return { code: "NO_INBOUND_MESSAGE", message: "The customer has not written here yet.", path: null };
    case "targetUnavailable": {
      const problem = transferred.targetProblem ?? "unknown";
      const path = ["input", target.type === "agent" ? "agentId" : "queueId"];
      return { code: "TRANSFER_TARGET_UNAVAILABLE", message: IN_WORDS[problem], path, problem };
    }
    default:
      return notYours(transferred.ownerId, load);
  }
}

function noun({ type }: HuntTarget): string {
  return type === "agent" ? "another agent" : "a queue";
}

const IN_WORDS: Readonly<Record<TransferProblem, string>> = {
  own: "They own it already.",
  unknown: "They are not there any more. Choose somebody else.",
  not_on_account: "They are not on this account. Choose somebody else.",
  offline: "They are not signed in now. Choose somebody else.",
  paused: "They are on a pause now. Choose somebody else.",
  full: "They have as many interactions as they can hold. Choose somebody else.",
  nobody_there: "Nobody of this queue is there now. Choose another one.",
};
