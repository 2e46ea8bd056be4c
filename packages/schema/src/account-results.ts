import { Field, ID, ObjectType } from "type-graphql";
import { Account } from "./account.ts";
import { EditConflict, NotFound, NotPermitted, ValidationFailed } from "./errors.ts";
import type { AccountId } from "./ids.ts";
import { resultOf } from "./result.ts";

@ObjectType({ simpleResolvers: true, description: "The account as it is stored now." })
export class AccountSaved {
  @Field(() => Account, { description: "The account." })
  account!: Account;
}

@ObjectType({
  simpleResolvers: true,
  description: "The account is gone, and its receive URL refuses everything. Its interactions stay.",
})
export class AccountDeleted {
  @Field(() => ID, { description: "The deleted account's id." })
  id!: AccountId;
}

export const CreateAccountResult = resultOf("createAccount", () => [AccountSaved, ValidationFailed, NotPermitted]);
export type CreateAccountResult = typeof CreateAccountResult;

export const UpdateAccountResult = resultOf("updateAccount", () => [
  AccountSaved,
  ValidationFailed,
  NotFound,
  EditConflict,
  NotPermitted,
]);
export type UpdateAccountResult = typeof UpdateAccountResult;

export const DeleteAccountResult = resultOf("deleteAccount", () => [AccountDeleted, NotFound, NotPermitted]);
export type DeleteAccountResult = typeof DeleteAccountResult;

export const SetAccountAgentsResult = resultOf("setAccountAgents", () => [
  AccountSaved,
  NotFound,
  ValidationFailed,
  NotPermitted,
]);
export type SetAccountAgentsResult = typeof SetAccountAgentsResult;

export const SetRoutingPlanResult = resultOf("setRoutingPlan", () => [
  AccountSaved,
  NotFound,
  ValidationFailed,
  EditConflict,
  NotPermitted,
]);
export type SetRoutingPlanResult = typeof SetRoutingPlanResult;

export const SetAccountWhitelistResult = resultOf("setAccountWhitelist", () => [
  AccountSaved,
  NotFound,
  ValidationFailed,
  NotPermitted,
]);
export type SetAccountWhitelistResult = typeof SetAccountWhitelistResult;
