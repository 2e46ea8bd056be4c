import { ArgsType, Field, ID, ObjectType } from "type-graphql";
import type { InteractionId, UserId } from "./ids.ts";
import type { Role } from "./states.ts";
import { RoleEnum } from "./user.ts";

@ObjectType({ simpleResolvers: true, description: "Somebody who looks at an interaction now." })
export class InteractionViewer {
  @Field(() => ID, { description: "The user." })
  id!: UserId;

  @Field(() => String, { description: "Their name as colleagues see it." })
  name!: string;

  @Field(() => RoleEnum, { description: "What they are: leaders read along, agents answer." })
  role!: Role;
}

@ObjectType({ simpleResolvers: true, description: "Who looks at an interaction now." })
export class InteractionViewers {
  @Field(() => ID, { description: "The interaction." })
  interactionId!: InteractionId;

  @Field(() => [InteractionViewer], {
    description:
      "Everybody whom the viewer may know of, by name, the viewer included. Agents are not told of supervisors and administrators, who read along unseen.",
  })
  viewers!: readonly InteractionViewer[];
}

/** Arguments of `Subscription.interactionViewers`. */
@ArgsType()
export class InteractionViewersArgs {
  @Field(() => ID, { description: "The interaction looked at." })
  interactionId!: InteractionId;
}
