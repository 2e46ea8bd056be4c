import {
  AcceptOfferInput,
  AcceptOfferResult,
  Interaction,
  type NotFound,
  NotificationRun,
  Offer,
  type OfferNotPending,
  Queue,
  RejectOfferInput,
  RejectOfferResult,
  User,
  type WithdrawalReason,
  WithdrawalReasonEnum,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { plainNotification } from "../../accounts/index.ts";
import { because } from "../../platform/reasons.ts";
import { notFound, refused } from "../../platform/refusals.ts";
import type { NotAnswerable } from "../application/answer-offer.ts";
import type { OfferRow } from "../persistence/offer.entity.ts";
import type { RoutingContext } from "./context.ts";

@Resolver(() => Offer)
export class OfferResolver {
  @Authorized("offers.handle")
  @Query(() => [Offer], { description: "Offers waiting for the viewer, soonest to expire first." })
  pendingOffers(@Ctx() { routing, viewer }: RoutingContext): Promise<readonly Offer[]> {
    return routing.pendingOffersFor(viewer.userId);
  }

  @Authorized("offers.handle")
  @Mutation(() => AcceptOfferResult, {
    description: "Takes the offered interaction: of several agents one wins, and the others are told who.",
  })
  async acceptOffer(
    @Arg("input", () => AcceptOfferInput, { description: "What to do, see `AcceptOfferInput`." }) {
      offerId,
    }: AcceptOfferInput,
    @Ctx() { routing, viewer, load }: RoutingContext,
  ): Promise<AcceptOfferResult> {
    const accepted = await routing.acceptOffer(offerId, viewer.userId);
    if (accepted.type !== "accepted") return notAnswerable(accepted, load);
    const [offer, interaction] = await Promise.all([load.offer(offerId), load.interaction(accepted.interactionId)]);
    return offer === null || interaction === null ? notFound("OFFER") : { offer, interaction };
  }

  @Authorized("offers.handle")
  @Mutation(() => RejectOfferResult, {
    description: "Declines an offer; it is not made again to the viewer in this pass, and routing goes on at once.",
  })
  async rejectOffer(
    @Arg("input", () => RejectOfferInput, { description: "What to do, see `RejectOfferInput`." }) {
      offerId,
    }: RejectOfferInput,
    @Ctx() { routing, viewer, load }: RoutingContext,
  ): Promise<RejectOfferResult> {
    const rejected = await routing.rejectOffer(offerId, viewer.userId);
    if (rejected.type !== "rejected") return notAnswerable(rejected, load);
    const offer = await load.offer(offerId);
    return offer === null ? notFound("OFFER") : { offer };
  }

  @FieldResolver(() => Interaction)
  interaction(@Root() { interactionId }: OfferRow, @Ctx() { load }: RoutingContext): Promise<Interaction | null> {
    return load.interaction(interactionId);
  }

  @FieldResolver(() => User)
  agent(@Root() { agentId }: OfferRow, @Ctx() { load }: RoutingContext): Promise<User> {
    return load.user(agentId);
  }

  @FieldResolver(() => Queue, { nullable: true })
  queue(@Root() { queueId }: OfferRow, @Ctx() { load }: RoutingContext): Promise<Queue | null> | null {
    return queueId === null ? null : load.queueIfAny(queueId);
  }

  @FieldResolver(() => User, { nullable: true })
  takenBy(@Root() { takenById, state }: OfferRow, @Ctx() { load }: RoutingContext): Promise<User> | null {
    return takenById === null || state !== "withdrawn" ? null : load.user(takenById);
  }

  @FieldResolver(() => String)
  withdrawnBecause(@Root() { withdrawnBecause }: OfferRow): string | null {
    return isWithdrawalReason(withdrawnBecause) ? WITHDRAWN_BECAUSE[withdrawnBecause] : withdrawnBecause;
  }

  @FieldResolver(() => WithdrawalReasonEnum)
  withdrawalReason(@Root() { withdrawnBecause }: OfferRow): WithdrawalReason | null {
    return isWithdrawalReason(withdrawnBecause) ? withdrawnBecause : null;
  }

  @FieldResolver(() => String)
  async notification(@Root() { id }: OfferRow, @Ctx() { load }: RoutingContext): Promise<string> {
    return plainNotification(await load.notificationOf(id));
  }

  @FieldResolver(() => [NotificationRun])
  notificationRuns(@Root() { id }: OfferRow, @Ctx() { load }: RoutingContext): Promise<readonly NotificationRun[]> {
    return load.notificationOf(id);
  }
}

const WITHDRAWN_BECAUSE: Readonly<Record<WithdrawalReason, string>> = {
  taken: "Another agent took it.",
  closed: "The interaction was closed.",
  not_available: "You were no longer available for it.",
  moved: "It went another way.",
};

/** False for offers of earlier versions, which kept the words. */
function isWithdrawalReason(stored: string | null): stored is WithdrawalReason {
  return stored !== null && Object.hasOwn(WITHDRAWN_BECAUSE, stored);
}

async function notAnswerable(why: NotAnswerable, load: RoutingContext["load"]): Promise<OfferNotPending | NotFound> {
  if (why.type === "notFound") return notFound("OFFER");
  const takenBy = why.takenById === null ? null : await load.user(why.takenById);
  const reason = takenBy === null ? because("OFFER_OVER") : because("OFFER_TAKEN", { agent: takenBy.name });
  return { ...refused("OFFER_NOT_PENDING", reason), state: why.state, takenBy };
}
