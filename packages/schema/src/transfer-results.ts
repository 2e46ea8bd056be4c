import { Field, ObjectType } from "type-graphql";
import { InteractionClosed, NotFound, NotYours, ValidationFailed } from "./errors.ts";
import { Interaction } from "./interaction.ts";
import { resultOf } from "./result.ts";
import type { TransferProblem } from "./states.ts";
import { TransferProblemEnum } from "./transfer.ts";
import { UserError } from "./user-error.ts";

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The account does not allow transfers of this kind.",
})
export class TransferDisabled extends UserError<"TRANSFER_DISABLED"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The interaction is being transferred already; `cancelTransfer` ends that.",
})
export class TransferPending extends UserError<"TRANSFER_PENDING"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The interaction is not being transferred now: it was accepted, rejected, cancelled or has timed out.",
})
export class NoTransferPending extends UserError<"NO_TRANSFER_PENDING"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The customer has not written in this interaction yet, so there is nothing to transfer.",
})
export class NoInboundMessage extends UserError<"NO_INBOUND_MESSAGE"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The agent or the queue cannot take it now.",
})
export class TransferTargetUnavailable extends UserError<"TRANSFER_TARGET_UNAVAILABLE"> {
  @Field(() => TransferProblemEnum, { description: "Why not." })
  problem!: TransferProblem;
}

@ObjectType({
  simpleResolvers: true,
  description: "It is being transferred: `Interaction.transfer` says to whom and until when.",
})
export class InteractionTransferring {
  @Field(() => Interaction, { description: "The interaction, still ASSIGNED to its owner." })
  interaction!: Interaction;
}

export const TransferInteractionResult = resultOf("transferInteraction", () => [
  InteractionTransferring,
  TransferDisabled,
  TransferPending,
  NoInboundMessage,
  TransferTargetUnavailable,
  InteractionClosed,
  NotYours,
  ValidationFailed,
  NotFound,
]);
export type TransferInteractionResult = typeof TransferInteractionResult;

@ObjectType({ simpleResolvers: true, description: "The transfer is off: the interaction stays with its owner." })
export class TransferCancelled {
  @Field(() => Interaction, { description: "The interaction." })
  interaction!: Interaction;
}

export const CancelTransferResult = resultOf("cancelTransfer", () => [
  TransferCancelled,
  NoTransferPending,
  InteractionClosed,
  NotYours,
  NotFound,
]);
export type CancelTransferResult = typeof CancelTransferResult;

@ObjectType({ simpleResolvers: true, description: "Nobody owns it any more; routing looks for somebody." })
export class InteractionHandedBack {
  @Field(() => Interaction, { description: "The interaction, ROUTING; a moment later OFFERED or WAITING." })
  interaction!: Interaction;
}

export const HandBackInteractionResult = resultOf("handBackInteraction", () => [
  InteractionHandedBack,
  InteractionClosed,
  NotYours,
  NotFound,
]);
export type HandBackInteractionResult = typeof HandBackInteractionResult;

@ObjectType({ simpleResolvers: true, description: "The agent owns it now; it lies unread with them." })
export class InteractionAssigned {
  @Field(() => Interaction, { description: "The interaction, ASSIGNED to the agent." })
  interaction!: Interaction;
}

export const AssignInteractionResult = resultOf("assignInteraction", () => [
  InteractionAssigned,
  InteractionClosed,
  ValidationFailed,
  NotFound,
]);
export type AssignInteractionResult = typeof AssignInteractionResult;
