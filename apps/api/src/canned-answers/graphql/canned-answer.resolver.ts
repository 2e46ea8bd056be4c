import {
  CannedAnswer,
  CannedAnswersArgs,
  CreateCannedAnswerInput,
  CreateCannedAnswerResult,
  DeleteCannedAnswerInput,
  DeleteCannedAnswerResult,
  UpdateCannedAnswerInput,
  UpdateCannedAnswerResult,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { CannedAnswersContext } from "./context.ts";

@Resolver()
export class CannedAnswerResolver {
  @Authorized("cannedAnswers.read")
  @Query(() => [CannedAnswer], {
    description: "Canned answers by key: the account's own blended with the general ones. At most 500.",
  })
  async cannedAnswers(
    @Args(() => CannedAnswersArgs) args: CannedAnswersArgs,
    @Ctx() { cannedAnswers, scope }: CannedAnswersContext,
  ): Promise<readonly CannedAnswer[]> {
    return cannedAnswers.list(await scope(), args);
  }

  @Authorized()
  @Mutation(() => CreateCannedAnswerResult, {
    description: "Makes a canned answer, of an account or general. Administrators.",
  })
  createCannedAnswer(
    @Arg("input", () => CreateCannedAnswerInput, { description: "What to do, see `CreateCannedAnswerInput`." })
    input: CreateCannedAnswerInput,
    @Ctx() { cannedAnswers, viewer }: CannedAnswersContext,
  ): Promise<CreateCannedAnswerResult> {
    return cannedAnswers.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateCannedAnswerResult, {
    description: "Changes a canned answer; what was sent stays as it was. Administrators.",
  })
  updateCannedAnswer(
    @Arg("input", () => UpdateCannedAnswerInput, { description: "What to do, see `UpdateCannedAnswerInput`." })
    input: UpdateCannedAnswerInput,
    @Ctx() { cannedAnswers, viewer }: CannedAnswersContext,
  ): Promise<UpdateCannedAnswerResult> {
    return cannedAnswers.update(viewer, input);
  }

  @Authorized()
  @Mutation(() => DeleteCannedAnswerResult, { description: "Deletes a canned answer. Administrators." })
  deleteCannedAnswer(
    @Arg("input", () => DeleteCannedAnswerInput, { description: "What to do, see `DeleteCannedAnswerInput`." })
    input: DeleteCannedAnswerInput,
    @Ctx() { cannedAnswers, viewer }: CannedAnswersContext,
  ): Promise<DeleteCannedAnswerResult> {
    return cannedAnswers.delete(viewer, input);
  }
}
