import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import { InteractionClosed, InUse, NotFound, NotPermitted, NotYours, ValidationFailed } from "./errors.ts";
import type { PauseId } from "./ids.ts";
import { Pause } from "./pause.ts";
import { resultOf } from "./result.ts";
import { User } from "./user.ts";
import { PresenceSet } from "./user-results.ts";

@ObjectType({ simpleResolvers: true, description: "The pause as stored now." })
export class PauseSaved {
  @Field(() => Pause, { description: "The pause." })
  pause!: Pause;
}

@ObjectType({
  simpleResolvers: true,
  description: "The pause is gone. Whoever is on it stays so, and history keeps its name.",
})
export class PauseDeleted {
  @Field(() => ID, { description: "The pause's id." })
  id!: PauseId;
}

@ObjectType({ simpleResolvers: true, description: "The agent's sessions are over, on every device." })
export class UserSignedOut {
  @Field(() => User, { description: "The agent." })
  user!: User;
}

@ObjectType({ simpleResolvers: true, description: "The agent is signed in to the queue, or out of it, as asked." })
export class QueueSignInSet {
  @Field(() => User, { description: "The agent." })
  user!: User;
}

@ObjectType({ simpleResolvers: true, description: "The viewer is closing the interaction." })
export class DisposingBegun {
  @Field(() => User, { description: "The viewer, on the account's pause where it makes dispositions mandatory." })
  user!: User;

  @Field(() => GraphQLISODateTime, {
    description: "Begin again before this moment while the dialog is open: then the pause ends by itself.",
  })
  until!: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: "The viewer is no longer closing it; an earlier pause of theirs stays.",
})
export class DisposingEnded {
  @Field(() => User, { description: "The viewer." })
  user!: User;
}

export const CreatePauseResult = resultOf("createPause", () => [PauseSaved, ValidationFailed, NotPermitted]);
export type CreatePauseResult = typeof CreatePauseResult;

export const UpdatePauseResult = resultOf("updatePause", () => [PauseSaved, ValidationFailed, NotFound, NotPermitted]);
export type UpdatePauseResult = typeof UpdatePauseResult;

export const DeletePauseResult = resultOf("deletePause", () => [PauseDeleted, InUse, NotFound, NotPermitted]);
export type DeletePauseResult = typeof DeletePauseResult;

export const SetUserPauseResult = resultOf("setUserPause", () => [
  PresenceSet,
  ValidationFailed,
  NotFound,
  NotPermitted,
]);
export type SetUserPauseResult = typeof SetUserPauseResult;

export const SignOutUserResult = resultOf("signOutUser", () => [UserSignedOut, NotFound, NotPermitted]);
export type SignOutUserResult = typeof SignOutUserResult;

export const SetQueueSignInResult = resultOf("setQueueSignIn", () => [QueueSignInSet, NotFound, NotPermitted]);
export type SetQueueSignInResult = typeof SetQueueSignInResult;

export const BeginDisposingResult = resultOf("beginDisposing", () => [
  DisposingBegun,
  NotFound,
  NotYours,
  InteractionClosed,
]);
export type BeginDisposingResult = typeof BeginDisposingResult;

export const EndDisposingResult = resultOf("endDisposing", () => [DisposingEnded]);
export type EndDisposingResult = typeof EndDisposingResult;
