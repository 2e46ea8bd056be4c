import { Field, ObjectType } from "type-graphql";
import { InvalidSignIn, NotPermitted, SignInThrottled, ValidationFailed } from "./errors.ts";
import { resultOf } from "./result.ts";
import { Viewer } from "./viewer.ts";

@ObjectType({
  simpleResolvers: true,
  description: "The viewer is signed in; over HTTP the answer also sets the session's cookie (httpOnly).",
})
export class SignInSuccess {
  @Field(() => Viewer, { description: "The signed-in viewer." })
  viewer!: Viewer;
}

export const SignInResult = resultOf("signIn", () => [SignInSuccess, InvalidSignIn, SignInThrottled]);
export type SignInResult = typeof SignInResult;

export const SetUpFirstAdministratorResult = resultOf("setUpFirstAdministrator", () => [
  SignInSuccess,
  ValidationFailed,
  NotPermitted,
]);
export type SetUpFirstAdministratorResult = typeof SetUpFirstAdministratorResult;

@ObjectType({ simpleResolvers: true, description: "The sign-out was carried out." })
export class SignedOut {
  @Field(() => Boolean, { description: "True when a session ended; false when there was none, as with an API token." })
  sessionEnded!: boolean;
}

export const SignOutResult = resultOf("signOut", () => [SignedOut]);
export type SignOutResult = typeof SignOutResult;

@ObjectType({
  simpleResolvers: true,
  description: "The password was changed and every other session of the user ended.",
})
export class PasswordChanged {
  @Field(() => Viewer, { description: "The viewer, still signed in here." })
  viewer!: Viewer;
}

export const ChangePasswordResult = resultOf("changePassword", () => [
  PasswordChanged,
  InvalidSignIn,
  ValidationFailed,
  SignInThrottled,
]);
export type ChangePasswordResult = typeof ChangePasswordResult;
