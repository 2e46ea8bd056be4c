import {
  CreateDispositionInput,
  CreateDispositionResult,
  DeleteDispositionInput,
  DeleteDispositionResult,
  Disposition,
  type DispositionId,
  DispositionsArgs,
  RoutingAction,
  UpdateDispositionInput,
  UpdateDispositionResult,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { DispositionsContext } from "./context.ts";

@Resolver(() => Disposition)
export class DispositionResolver {
  @Authorized("dispositions.read")
  @Query(() => [Disposition], {
    description: "The roots of the disposition tree: the account's own first, then the general ones, each by name.",
  })
  async dispositions(
    @Args(() => DispositionsArgs) { accountId }: DispositionsArgs,
    @Ctx() { dispositions, scope }: DispositionsContext,
  ): Promise<readonly Disposition[]> {
    return dispositions.tree(await scope(), accountId ?? null);
  }

  @Authorized()
  @Mutation(() => CreateDispositionResult, {
    description: "Makes a disposition, of an account or general. Administrators.",
  })
  createDisposition(
    @Arg("input", () => CreateDispositionInput, { description: "What to do, see `CreateDispositionInput`." })
    input: CreateDispositionInput,
    @Ctx() { dispositions, viewer }: DispositionsContext,
  ): Promise<CreateDispositionResult> {
    return dispositions.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateDispositionResult, {
    description:
      "Renames a disposition; interactions closed with it keep the old text. System dispositions answer `InUse`. Administrators.",
  })
  updateDisposition(
    @Arg("input", () => UpdateDispositionInput, { description: "What to do, see `UpdateDispositionInput`." })
    input: UpdateDispositionInput,
    @Ctx() { dispositions, viewer }: DispositionsContext,
  ): Promise<UpdateDispositionResult> {
    return dispositions.update(viewer, input);
  }

  @Authorized()
  @Mutation(() => DeleteDispositionResult, {
    description:
      "Deletes a disposition and those below it; system dispositions and those a plan closes with answer `InUse`. Administrators.",
  })
  deleteDisposition(
    @Arg("input", () => DeleteDispositionInput, { description: "What to do, see `DeleteDispositionInput`." })
    input: DeleteDispositionInput,
    @Ctx() { dispositions, viewer }: DispositionsContext,
  ): Promise<DeleteDispositionResult> {
    return dispositions.delete(viewer, input);
  }

  @FieldResolver(() => [Disposition])
  async children(
    @Root() { id, children }: Disposition,
    @Ctx() { load }: DispositionsContext,
  ): Promise<readonly Disposition[]> {
    return children ?? load.dispositionChildren(id);
  }
}

@Resolver(() => RoutingAction)
export class RoutingActionDispositionResolver {
  @FieldResolver(() => Disposition, { nullable: true })
  async disposition(
    @Root() { dispositionId }: { readonly dispositionId: DispositionId | null },
    @Ctx() { load }: DispositionsContext,
  ): Promise<Disposition | null> {
    return dispositionId === null ? null : load.dispositionIfAny(dispositionId);
  }
}
