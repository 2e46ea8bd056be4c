import {
  BeginDisposingInput,
  BeginDisposingResult,
  CreatePauseInput,
  CreatePauseResult,
  DeletePauseInput,
  DeletePauseResult,
  EndDisposingInput,
  EndDisposingResult,
  Pause,
  UpdatePauseInput,
  UpdatePauseResult,
} from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { PausesContext } from "./context.ts";

@Resolver()
export class PauseResolver {
  @Authorized("pauses.read")
  @Query(() => [Pause], { description: "Reasons to be on pause, by name; at most 500." })
  pauses(@Ctx() { pauses }: PausesContext): Promise<readonly Pause[]> {
    return pauses.list();
  }

  @Authorized()
  @Mutation(() => CreatePauseResult, { description: "Names a reason to be on pause. Administrators." })
  createPause(
    @Arg("input", () => CreatePauseInput, { description: "What to do, see `CreatePauseInput`." })
    input: CreatePauseInput,
    @Ctx() { pauses, viewer }: PausesContext,
  ): Promise<CreatePauseResult> {
    return pauses.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdatePauseResult, { description: "Renames a reason to be on pause. Administrators." })
  updatePause(
    @Arg("input", () => UpdatePauseInput, { description: "What to do, see `UpdatePauseInput`." })
    input: UpdatePauseInput,
    @Ctx() { pauses, viewer }: PausesContext,
  ): Promise<UpdatePauseResult> {
    return pauses.update(viewer, input);
  }

  @Authorized()
  @Mutation(() => DeletePauseResult, {
    description: "Deletes a reason to be on pause; `InUse` while an account sets it for disposing. Administrators.",
  })
  deletePause(
    @Arg("input", () => DeletePauseInput, { description: "What to do, see `DeletePauseInput`." })
    input: DeletePauseInput,
    @Ctx() { pauses, viewer }: PausesContext,
  ): Promise<DeletePauseResult> {
    return pauses.delete(viewer, input);
  }

  @Authorized("interactions.handle")
  @Mutation(() => BeginDisposingResult, {
    description:
      "Says that the viewer is about to close their interaction. Where its account makes dispositions mandatory, the account's pause is on until they are done; an earlier pause of theirs stays.",
  })
  async beginDisposing(
    @Arg("input", () => BeginDisposingInput, { description: "What to do, see `BeginDisposingInput`." })
    input: BeginDisposingInput,
    @Ctx() { pauses, viewer, scope, load }: PausesContext,
  ): Promise<BeginDisposingResult> {
    const begun = await pauses.beginDisposing(input.interactionId, { userId: viewer.userId, scope: await scope() });
    if (!("code" in begun)) return { ...begun, user: await load.user(viewer.userId) };
    if (begun.code !== "NOT_YOURS") return begun;
    const { assignedAgentId, ...refusal } = begun;
    return { ...refusal, assignedAgent: assignedAgentId === null ? null : await load.user(assignedAgentId) };
  }

  @Authorized("interactions.handle")
  @Mutation(() => EndDisposingResult, {
    description:
      "Says that the viewer is no longer closing it: the pause that came by itself goes. Closing does it too.",
  })
  async endDisposing(
    @Arg("input", () => EndDisposingInput, { description: "What to do, see `EndDisposingInput`." })
    input: EndDisposingInput,
    @Ctx() { pauses, viewer, load }: PausesContext,
  ): Promise<EndDisposingResult> {
    await pauses.endDisposing(input.interactionId, viewer.userId);
    return { user: await load.user(viewer.userId) };
  }
}
