import { Field, ObjectType } from "type-graphql";
import { EditConflict, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import { resultOf } from "./result.ts";
import { User } from "./user.ts";

@ObjectType({ simpleResolvers: true, description: "The user as stored now." })
export class UserSaved {
  @Field(() => User, { description: "The user." })
  user!: User;
}

export const CreateUserResult = resultOf("createUser", () => [UserSaved, ValidationFailed, NotPermitted]);
export type CreateUserResult = typeof CreateUserResult;

export const UpdateUserResult = resultOf("updateUser", () => [
  UserSaved,
  ValidationFailed,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateUserResult = typeof UpdateUserResult;

@ObjectType({ simpleResolvers: true, description: "The presence is as asked." })
export class PresenceSet {
  @Field(() => User, { description: "Whose it is." })
  user!: User;
}

export const SetPauseResult = resultOf("setPause", () => [PresenceSet, ValidationFailed]);
export type SetPauseResult = typeof SetPauseResult;
