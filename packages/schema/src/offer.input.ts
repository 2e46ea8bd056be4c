import { Field, ID, InputType } from "type-graphql";
import type { OfferId } from "./ids.ts";

@InputType({ description: "What `acceptOffer` needs." })
export class AcceptOfferInput {
  @Field(() => ID, { description: "An offer to the viewer." })
  offerId!: OfferId;
}

@InputType({ description: "What `rejectOffer` needs." })
export class RejectOfferInput {
  @Field(() => ID, { description: "An offer to the viewer." })
  offerId!: OfferId;
}
