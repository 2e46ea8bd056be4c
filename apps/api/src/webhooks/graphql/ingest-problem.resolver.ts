import {
  Account,
  IngestProblem,
  IngestProblemConnection,
  PageArgs,
  ReplayIngestProblemInput,
  ReplayIngestProblemResult,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { may } from "../../identity/index.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import type { IngestProblemPage, IngestProblemRow } from "../persistence/problems.ts";
import type { WebhooksContext } from "./context.ts";

@Resolver(() => IngestProblem)
export class IngestProblemResolver {
  @Authorized("ingest.manage")
  @Query(() => IngestProblemConnection, {
    description: "Webhook bodies that could not be read, newest first: the quarantine, for administrators.",
  })
  ingestProblems(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { webhooks }: WebhooksContext,
  ): Promise<IngestProblemPage> {
    return webhooks.ingestProblems(page);
  }

  @Authorized()
  @Mutation(() => ReplayIngestProblemResult, {
    description: "Reads a quarantined webhook body again, for instance after an update of Parley.",
  })
  async replayIngestProblem(
    @Arg("input", () => ReplayIngestProblemInput, { description: "What to do, see `ReplayIngestProblemInput`." })
    { id }: ReplayIngestProblemInput,
    @Ctx() { viewer, webhooks }: WebhooksContext,
  ): Promise<ReplayIngestProblemResult> {
    if (!may(viewer, "ingest.manage")) return notPermitted();
    const replayed = await webhooks.replayIngestProblem(id);
    if (replayed.type === "notFound") return notFound("PROBLEM");
    if (replayed.type === "stillUnreadable") {
      return validationFailed([wrongField("id", because("STILL_UNREADABLE", { detail: replayed.reason }))]);
    }
    return { id };
  }

  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { accountId }: IngestProblemRow, @Ctx() { load }: WebhooksContext): Promise<Account | null> {
    return load.account(accountId);
  }
}
