import { Field, ID, Int, ObjectType } from "type-graphql";
import type { TeamId } from "./ids.ts";
import { User } from "./user.ts";

@ObjectType({ simpleResolvers: true, description: "A named group of agents that queues may have as a whole." })
export class Team {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: TeamId;

  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text; null when there is none." })
  description!: string | null;

  @Field(() => [User], { description: "Its agents, by name, as far as the viewer may see them." })
  agents?: readonly User[];

  @Field(() => Int, { description: "Rises by one at each edit; send it back with `updateTeam`." })
  version!: number;
}
