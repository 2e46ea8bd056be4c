import { Field, ID, InputType, Int } from "type-graphql";
import type { AccountId, PauseId, QueueId, UserId } from "./ids.ts";
import { CAPACITY } from "./limits.ts";
import type { Role } from "./states.ts";
import { RoleEnum } from "./user.ts";

@InputType({ description: "What `createUser` needs." })
export class CreateUserInput {
  @Field(() => String, { description: "Name; 1–120 characters." })
  name!: string;

  @Field(() => String, {
    description: "Address to sign in with, unique without regard to case; at most 254 characters.",
  })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: "Name that customers read in filled texts; at most 120 characters, left out for none.",
  })
  alias?: string | null;

  @Field(() => RoleEnum, { description: "What they are." })
  role!: Role;

  @Field(() => String, { description: "First password; 10–200 characters." })
  password!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: CAPACITY.default,
    description: "How many interactions they may own at once; 1–100.",
  })
  capacity?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Whether offers are accepted for them the moment they are made.",
  })
  autoAnswer?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Accounts they are to belong to, at most 1,000; left out for none.",
  })
  accountIds?: AccountId[] | null;

  @Field(() => [ID], { nullable: true, description: "Queues they are to belong to, at most 1,000; left out for none." })
  queueIds?: QueueId[] | null;
}

@InputType({ description: "What `updateUser` changes; what is left out or null stays as it is." })
export class UpdateUserInput {
  @Field(() => ID, { description: "The user." })
  id!: UserId;

  @Field(() => Int, { description: "The `User.version` the change is based on; an older one answers `EditConflict`." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name; 1–120 characters." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Address to sign in with, unique without regard to case; at most 254 characters.",
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Name that customers read in filled texts; at most 120 characters, an empty one removes it.",
  })
  alias?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: "What they are. The last active administrator must stay one." })
  role?: Role | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "False stops them from signing in and ends their sessions, tokens and live connections within seconds; not possible for the last active administrator.",
  })
  isActive?: boolean | null;

  @Field(() => String, { nullable: true, description: "A new password; 10–200 characters. Ends their sessions." })
  password?: string | null;

  @Field(() => Int, { nullable: true, description: "How many interactions they may own at once; 1–100." })
  capacity?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether offers are accepted for them the moment they are made.",
  })
  autoAnswer?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: "All accounts they are to belong to, at most 1,000; those not named are left.",
  })
  accountIds?: AccountId[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "All queues they are to belong to, at most 1,000; those not named are left.",
  })
  queueIds?: QueueId[] | null;
}

@InputType({ description: "What `setPause` needs." })
export class SetPauseInput {
  @Field(() => Boolean, {
    description: "True: no new offers to the viewer from now on. False: they may be offered again.",
  })
  paused!: boolean;

  @Field(() => ID, { nullable: true, description: "The reason; left out for none." })
  pauseId?: PauseId | null;
}
