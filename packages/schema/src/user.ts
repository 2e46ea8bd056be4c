import { Field, ID, Int, ObjectType } from "type-graphql";
import { Account } from "./account.ts";
import { connectionOf } from "./connection.ts";
import type { UserId } from "./ids.ts";
import { ActivePause } from "./pause.ts";
import { Queue } from "./queue.ts";
import type { PresenceState, Role } from "./states.ts";
import { wireEnum } from "./wire-enum.ts";

export const RoleEnum = wireEnum<Role>("Role", "What a user is. What each may do is in `Viewer.permissions`.", {
  administrator: "May do everything: accounts, routing, users, the quarantine.",
  supervisor: "Watches queues and interactions and steps in, within what their profile grants.",
  agent: "Answers customers on the accounts and queues they belong to, and sees only those.",
});

export const PresenceStateEnum = wireEnum<PresenceState>(
  "PresenceState",
  "Whether an agent can be offered interactions.",
  {
    online: "Signed in with a live desk, not paused.",
    paused: "Signed in, on a pause: no new offers.",
    offline: "No live desk.",
  },
);

@ObjectType({
  simpleResolvers: true,
  description: "Somebody who signs in: an administrator, a supervisor or an agent.",
})
export class User {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: UserId;

  @Field(() => String, { description: "Name as colleagues see it; 1–120 characters." })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Name that customers read in filled texts instead of `name`; 1–120 characters, null for none.",
  })
  alias!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Address they sign in with, lower case; null unless it is the viewer's own or the viewer may administer users.",
  })
  email?: string | null;

  @Field(() => RoleEnum, { description: "What they are." })
  role!: Role;

  @Field(() => PresenceStateEnum, { description: "Whether they can be offered interactions now." })
  presence?: PresenceState;

  @Field(() => Int, {
    description: "How many interactions they may own at once before no more are offered; 1–100, default 5.",
  })
  capacity!: number;

  @Field(() => Boolean, { description: "False when they may no longer sign in. Their history stays." })
  isActive!: boolean;

  @Field(() => Int, { description: "How many open interactions they own now." })
  openInteractions?: number;

  @Field(() => ActivePause, {
    nullable: true,
    description: "The pause they are on; null when they are on none.",
  })
  pause?: ActivePause | null;

  @Field(() => Boolean, { description: "Whether offers are accepted for them the moment they are made." })
  autoAnswer!: boolean;

  @Field(() => [Queue], {
    description:
      "Queues they belong to and are signed out of: nothing is offered to them there; as far as the viewer sees their queues.",
  })
  signedOutQueues?: readonly Queue[];

  @Field(() => Int, { description: "Rises by one at each edit; send it back with `updateUser`." })
  version!: number;

  @Field(() => [Account], {
    description:
      "Accounts they belong to, by name, as far as the viewer sees them. Administrators see all accounts without belonging to any.",
  })
  accounts?: readonly Account[];

  @Field(() => [Queue], { description: "Queues they belong to, by name, as far as the viewer sees them." })
  queues?: readonly Queue[];
}

const userPages = connectionOf("User", "users", () => User);
export const UserEdge = userPages.Edge;
export type UserEdge = InstanceType<typeof UserEdge>;
export const UserConnection = userPages.Connection;
export type UserConnection = InstanceType<typeof UserConnection>;
