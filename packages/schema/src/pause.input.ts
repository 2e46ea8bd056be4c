import { Field, ID, InputType } from "type-graphql";
import type { InteractionId, PauseId, QueueId, UserId } from "./ids.ts";

@InputType({ description: "What `createPause` needs." })
export class CreatePauseInput {
  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;
}

@InputType({ description: "What `updatePause` changes." })
export class UpdatePauseInput {
  @Field(() => ID, { description: "The pause." })
  id!: PauseId;

  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;
}

@InputType({ description: "What `deletePause` needs." })
export class DeletePauseInput {
  @Field(() => ID, { description: "The pause." })
  id!: PauseId;
}

@InputType({ description: "What `setUserPause` needs." })
export class SetUserPauseInput {
  @Field(() => ID, { description: "The agent." })
  userId!: UserId;

  @Field(() => Boolean, { description: "True: no new offers to them from now on. False: they may be offered again." })
  paused!: boolean;

  @Field(() => ID, { nullable: true, description: "The reason; left out for none." })
  pauseId?: PauseId | null;
}

@InputType({ description: "What `signOutUser` needs." })
export class SignOutUserInput {
  @Field(() => ID, { description: "The agent." })
  userId!: UserId;
}

@InputType({ description: "What `setQueueSignIn` needs." })
export class SetQueueSignInInput {
  @Field(() => ID, { description: "The queue." })
  queueId!: QueueId;

  @Field(() => ID, { nullable: true, description: "The agent; left out for the viewer. Others: supervisors." })
  userId?: UserId | null;

  @Field(() => Boolean, { description: "False: a member still, but offered nothing from this queue." })
  isSignedIn!: boolean;
}

@InputType({ description: "What `beginDisposing` needs." })
export class BeginDisposingInput {
  @Field(() => ID, { description: "The interaction that the viewer is about to close." })
  interactionId!: InteractionId;
}

@InputType({ description: "What `endDisposing` needs." })
export class EndDisposingInput {
  @Field(() => ID, { description: "The interaction that the viewer was about to close." })
  interactionId!: InteractionId;
}
