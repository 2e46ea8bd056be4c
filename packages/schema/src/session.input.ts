import { Field, InputType } from "type-graphql";

@InputType({ description: "What `signIn` needs." })
export class SignInInput {
  @Field(() => String, { description: "The user's e-mail address, in any case; at most 254 characters." })
  email!: string;

  @Field(() => String, { description: "The password; at most 200 characters." })
  password!: string;
}

@InputType({ description: "Which sessions to end." })
export class SignOutInput {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "True ends every session of the user, on all devices, and their live connections; false only the one of this call. API tokens are not touched.",
  })
  everywhere?: boolean | null;
}

@InputType({ description: "What `changePassword` needs." })
export class ChangePasswordInput {
  @Field(() => String, { description: "The password that is valid now." })
  currentPassword!: string;

  @Field(() => String, { description: "The new password; 10–200 characters." })
  newPassword!: string;
}

@InputType({ description: "What `setUpFirstAdministrator` needs." })
export class SetUpFirstAdministratorInput {
  @Field(() => String, {
    description:
      "The token the server printed at its start, or the one its `SETUP_TOKEN` is set to; the same on all nodes of one database.",
  })
  setupToken!: string;

  @Field(() => String, { description: "Name; 1–120 characters." })
  name!: string;

  @Field(() => String, { description: "Address to sign in with; at most 254 characters." })
  email!: string;

  @Field(() => String, { description: "Password; 10–200 characters." })
  password!: string;
}
