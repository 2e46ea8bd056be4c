import { Field, ObjectType } from "type-graphql";
import { Cursor } from "./cursor.ts";
import { User } from "./user.ts";

@ObjectType({
  simpleResolvers: true,
  description: "Who is calling: the signed-in user, or the user an API token belongs to.",
})
export class Viewer {
  @Field(() => User, { description: "The user." })
  user?: User;

  @Field(() => [String], {
    description:
      "What the viewer may do, as the names of the permission table, one an act; with an API token, only those within its scope. Screens and tools show an act only when its name is here. New names may be added.",
  })
  permissions!: readonly string[];

  @Field(() => Cursor, {
    description:
      "The newest position of the viewer's event log at this moment: query first, then subscribe `events(after: …)` with it, and nothing is missed or doubled.",
  })
  cursor?: string;

  @Field(() => [String], {
    nullable: true,
    description: "The scope of the API token the call was made with; null when signed in by password.",
  })
  tokenScope!: readonly string[] | null;
}
