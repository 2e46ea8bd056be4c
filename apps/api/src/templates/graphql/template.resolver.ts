import {
  Account,
  SynchroniseTemplatesInput,
  SynchroniseTemplatesResult,
  Template,
  type TemplateId,
  TemplatesArgs,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { TemplateRow } from "../persistence/templates.ts";
import { headerFileOf, templateVariables } from "../template-variables.ts";
import type { TemplatesContext } from "./context.ts";

@Resolver(() => Template)
export class TemplateResolver {
  @Authorized("templates.read")
  @Query(() => [Template], {
    description:
      "Templates of an account as last synchronised, by name and language; empty when the viewer may not see the account. At most 1,000.",
  })
  async templates(
    @Args(() => TemplatesArgs) args: TemplatesArgs,
    @Ctx() { templates, scope }: TemplatesContext,
  ): Promise<readonly Template[]> {
    return templates.list(await scope(), args);
  }

  @Authorized()
  @Mutation(() => SynchroniseTemplatesResult, {
    description: "Asks the provider for the account's templates and stores them. Administrators.",
  })
  synchroniseTemplates(
    @Arg("input", () => SynchroniseTemplatesInput, { description: "What to do, see `SynchroniseTemplatesInput`." })
    input: SynchroniseTemplatesInput,
    @Ctx() { templates, viewer }: TemplatesContext,
  ): Promise<SynchroniseTemplatesResult> {
    return templates.synchronise(viewer, input);
  }

  @FieldResolver(() => String, { nullable: true })
  headerType(@Root() template: TemplateRow): string | null {
    return template.header?.type ?? null;
  }

  @FieldResolver(() => Boolean)
  headerNeedsFile(@Root() template: TemplateRow): boolean {
    return headerFileOf(template) !== null;
  }

  @FieldResolver(() => [String])
  variables(@Root() { header, body, providerButtons }: TemplateRow): readonly string[] {
    return templateVariables({ header, body, buttons: providerButtons });
  }

  @FieldResolver(() => [String])
  buttons(@Root() template: TemplateRow): readonly string[] {
    return template.providerButtons.map(({ text }) => text);
  }
}

@Resolver(() => Account)
export class AccountTemplateResolver {
  @FieldResolver(() => Template, { nullable: true })
  async recontactTemplate(
    @Root() account: { readonly recontactTemplateId: TemplateId | null },
    @Ctx() { load }: TemplatesContext,
  ): Promise<Template | null> {
    return account.recontactTemplateId === null ? null : load.templateIfAny(account.recontactTemplateId);
  }
}
