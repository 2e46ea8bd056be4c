import {
  Account,
  CreateIntervalInput,
  CreateIntervalResult,
  DeleteIntervalInput,
  DeleteIntervalResult,
  Interval,
  IntervalConnection,
  IntervalDraftInput,
  type IntervalId,
  IntervalPreview,
  IntervalsArgs,
  UpdateIntervalInput,
  UpdateIntervalResult,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { may } from "../../identity/index.ts";
import type { PreviewedInterval } from "../intervals.ts";
import type { IntervalRow } from "../persistence/interval.entity.ts";
import type { IntervalsContext } from "./context.ts";

@Resolver(() => Interval)
export class IntervalResolver {
  @Authorized("intervals.read")
  @Query(() => IntervalConnection, { description: "Intervals, by name." })
  intervals(
    @Args(() => IntervalsArgs) args: IntervalsArgs,
    @Ctx() { intervals }: IntervalsContext,
  ): Promise<IntervalConnection> {
    return intervals.list(args);
  }

  @Authorized("intervals.read")
  @Query(() => Interval, { nullable: true, description: "One interval; null when there is none with this id." })
  interval(
    @Arg("id", () => ID, { description: "The interval's id." }) id: IntervalId,
    @Ctx() { intervals }: IntervalsContext,
  ): Promise<Interval | null> {
    return intervals.find(id);
  }

  @Authorized("intervals.read")
  @Query(() => IntervalPreview, { description: "When an interval would be open, before it is saved." })
  intervalPreview(
    @Arg("draft", () => IntervalDraftInput, { description: "The interval as it stands in an editor." })
    draft: IntervalDraftInput,
    @Ctx() { intervals }: IntervalsContext,
  ): PreviewedInterval {
    return intervals.preview(draft);
  }

  @Authorized("intervals.read")
  @Query(() => String, {
    description: "The server's time zone by its IANA name: intervals without one of their own are read in it.",
  })
  serverTimeZone(@Ctx() { intervals }: IntervalsContext): string {
    return intervals.serverTimeZone;
  }

  @Authorized()
  @Mutation(() => CreateIntervalResult, { description: "Makes an interval. Administrators." })
  createInterval(
    @Arg("input", () => CreateIntervalInput, { description: "What to do, see `CreateIntervalInput`." })
    input: CreateIntervalInput,
    @Ctx() { intervals, viewer }: IntervalsContext,
  ): Promise<CreateIntervalResult> {
    return intervals.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateIntervalResult, {
    description: "Changes an interval; plans that name it go by the change at once. Administrators.",
  })
  updateInterval(
    @Arg("input", () => UpdateIntervalInput, { description: "What to do, see `UpdateIntervalInput`." })
    input: UpdateIntervalInput,
    @Ctx() { intervals, viewer }: IntervalsContext,
  ): Promise<UpdateIntervalResult> {
    return intervals.update(viewer, input);
  }

  @Authorized()
  @Mutation(() => DeleteIntervalResult, {
    description:
      "Deletes an interval, used or not (`Interval.usedBy`): plan steps that name it are skipped from then on. Administrators.",
  })
  deleteInterval(
    @Arg("input", () => DeleteIntervalInput, { description: "What to do, see `DeleteIntervalInput`." })
    input: DeleteIntervalInput,
    @Ctx() { intervals, viewer }: IntervalsContext,
  ): Promise<DeleteIntervalResult> {
    return intervals.delete(viewer, input);
  }

  @FieldResolver(() => String)
  effectiveTimeZone(@Root() { timeZone }: IntervalRow, @Ctx() { intervals }: IntervalsContext): string {
    return timeZone ?? intervals.serverTimeZone;
  }

  @FieldResolver(() => [Account])
  async usedBy(@Root() { id }: IntervalRow, @Ctx() { load, viewer }: IntervalsContext): Promise<readonly Account[]> {
    return may(viewer, "accounts.manage") ? load.accountsPlanningInterval(id) : [];
  }
}
