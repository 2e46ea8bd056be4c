import { Field, ObjectType } from "type-graphql";
import { NotFound, NotPermitted, ProviderRefused } from "./errors.ts";
import { resultOf } from "./result.ts";
import { Template } from "./template.ts";

@ObjectType({ simpleResolvers: true, description: "The account's templates as the provider has them now." })
export class TemplatesSynchronised {
  @Field(() => [Template], { description: "All of them, by name and language." })
  templates!: readonly Template[];
}

export const SynchroniseTemplatesResult = resultOf("synchroniseTemplates", () => [
  TemplatesSynchronised,
  NotFound,
  ProviderRefused,
  NotPermitted,
]);
export type SynchroniseTemplatesResult = typeof SynchroniseTemplatesResult;
