import { Field, ObjectType } from "type-graphql";
import {
  AlreadyTaken,
  DispositionRequired,
  InteractionBeingOffered,
  InteractionClosed,
  NotFound,
  NotYours,
  ValidationFailed,
} from "./errors.ts";
import { Interaction } from "./interaction.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The viewer owns the interaction now." })
export class InteractionTaken {
  @Field(() => Interaction, { description: "The interaction, ASSIGNED to the viewer." })
  interaction!: Interaction;
}

export const TakeInteractionResult = resultOf("takeInteraction", () => [
  InteractionTaken,
  AlreadyTaken,
  InteractionBeingOffered,
  InteractionClosed,
  NotFound,
]);
export type TakeInteractionResult = typeof TakeInteractionResult;

@ObjectType({ simpleResolvers: true, description: "The template is on its way to the contact." })
export class InteractionStarted {
  @Field(() => Interaction, { description: "The interaction it was written in: a new one, or the contact's open one." })
  interaction!: Interaction;
}

export const StartInteractionResult = resultOf("startInteraction", () => [
  InteractionStarted,
  AlreadyTaken,
  InteractionBeingOffered,
  ValidationFailed,
  NotFound,
]);
export type StartInteractionResult = typeof StartInteractionResult;

@ObjectType({
  simpleResolvers: true,
  description: "The interaction's tab was opened or closed as asked. Opened by its owner, it is read now.",
})
export class InteractionOpened {
  @Field(() => Interaction, { description: "The interaction." })
  interaction!: Interaction;
}

export const OpenInteractionResult = resultOf("openInteraction", () => [InteractionOpened, NotFound]);
export type OpenInteractionResult = typeof OpenInteractionResult;

export const CloseTabResult = resultOf("closeTab", () => [InteractionOpened, NotFound]);
export type CloseTabResult = typeof CloseTabResult;

@ObjectType({ simpleResolvers: true, description: "The interaction is closed by this call." })
export class InteractionClosedNow {
  @Field(() => Interaction, { description: "The interaction, CLOSED." })
  interaction!: Interaction;
}

export const CloseInteractionResult = resultOf("closeInteraction", () => [
  InteractionClosedNow,
  InteractionClosed,
  NotYours,
  DispositionRequired,
  ValidationFailed,
  NotFound,
]);
export type CloseInteractionResult = typeof CloseInteractionResult;

@ObjectType({ simpleResolvers: true, description: "The interaction has these tags now." })
export class InteractionTagged {
  @Field(() => Interaction, { description: "The interaction." })
  interaction!: Interaction;
}

export const TagInteractionResult = resultOf("tagInteraction", () => [
  InteractionTagged,
  NotYours,
  ValidationFailed,
  NotFound,
]);
export type TagInteractionResult = typeof TagInteractionResult;
