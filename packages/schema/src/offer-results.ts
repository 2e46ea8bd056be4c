import { Field, ObjectType } from "type-graphql";
import { NotFound, OfferNotPending } from "./errors.ts";
import { Interaction } from "./interaction.ts";
import { Offer } from "./offer.ts";
import { resultOf } from "./result.ts";

@ObjectType({
  simpleResolvers: true,
  description: "The viewer owns the interaction now; all other offers of it are withdrawn.",
})
export class OfferAccepted {
  @Field(() => Offer, { description: "The offer, ACCEPTED." })
  offer!: Offer;

  @Field(() => Interaction, { description: "The interaction, ASSIGNED to the viewer." })
  interaction!: Interaction;
}

@ObjectType({ simpleResolvers: true, description: "The viewer declined; routing goes on with the next agent or step." })
export class OfferRejected {
  @Field(() => Offer, { description: "The offer, REJECTED." })
  offer!: Offer;
}

export const AcceptOfferResult = resultOf("acceptOffer", () => [OfferAccepted, OfferNotPending, NotFound]);
export type AcceptOfferResult = typeof AcceptOfferResult;

export const RejectOfferResult = resultOf("rejectOffer", () => [OfferRejected, OfferNotPending, NotFound]);
export type RejectOfferResult = typeof RejectOfferResult;
