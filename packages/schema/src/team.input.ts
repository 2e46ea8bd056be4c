import { Field, ID, InputType, Int } from "type-graphql";
import type { TeamId, UserId } from "./ids.ts";

@InputType({ description: "What `createTeam` needs." })
export class CreateTeamInput {
  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text, at most 2,000 characters." })
  description?: string | null;

  @Field(() => [ID], { nullable: true, description: "Its agents, at most 1,000; left out for none." })
  agentIds?: UserId[] | null;
}

@InputType({ description: "What `updateTeam` changes; what is left out or null stays as it is." })
export class UpdateTeamInput {
  @Field(() => ID, { description: "The team." })
  id!: TeamId;

  @Field(() => Int, { description: "The `Team.version` the change is based on; an older one answers `EditConflict`." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Name, unique without regard to case; 1–120 characters." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Free text, at most 2,000 characters; an empty text removes it.",
  })
  description?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Everybody who is to be in it, at most 1,000; those not named are taken out.",
  })
  agentIds?: UserId[] | null;
}

@InputType({ description: "What `deleteTeam` needs." })
export class DeleteTeamInput {
  @Field(() => ID, { description: "The team." })
  id!: TeamId;
}
