import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import type { PauseId } from "./ids.ts";

@ObjectType({
  simpleResolvers: true,
  description: "A reason to be on pause, as the administrators name them.",
})
export class Pause {
  @Field(() => ID, { description: "UUIDv7, stable for ever." })
  id!: PauseId;

  @Field(() => String, { description: "Name, unique without regard to case; 1–120 characters." })
  name!: string;
}

@ObjectType({ simpleResolvers: true, description: "The pause that an agent is on: no new offers." })
export class ActivePause {
  @Field(() => String, {
    nullable: true,
    description: "The reason; null when none was given. Stays though the reason is deleted.",
  })
  name!: string | null;

  @Field(() => GraphQLISODateTime, { description: "When it began." })
  since!: Date;

  @Field(() => Boolean, {
    description: "True while they close an interaction that needs a disposition: it ends by itself.",
  })
  isAutomatic!: boolean;
}
