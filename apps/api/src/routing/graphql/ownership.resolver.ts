import {
  AssignInteractionInput,
  AssignInteractionResult,
  CloseTabInput,
  CloseTabResult,
  HandBackInteractionInput,
  HandBackInteractionResult,
  OpenInteractionInput,
  OpenInteractionResult,
  StartInteractionInput,
  StartInteractionResult,
  TakeInteractionInput,
  TakeInteractionResult,
} from "@parley/schema";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { may } from "../../identity/index.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import type { ScopedActor } from "../application/own-interaction.ts";
import type { RoutingContext } from "./context.ts";
import { alreadyTaken, BEING_OFFERED, INTERACTION_CLOSED, notYours, present } from "./refused.ts";

/** Who acts here, and what they may see and step into. */
export async function actorOf({ viewer, scope }: RoutingContext): Promise<ScopedActor> {
  return { userId: viewer.userId, mayIntervene: may(viewer, "interactions.intervene"), scope: await scope() };
}

@Resolver()
export class OwnershipResolver {
  @Authorized("interactions.handle")
  @Mutation(() => TakeInteractionResult, {
    description:
      "Makes the viewer the owner of an interaction that waits for somebody; supervisors may take any open one.",
  })
  async takeInteraction(
    @Arg("input", () => TakeInteractionInput, { description: "What to do, see `TakeInteractionInput`." })
    { interactionId }: TakeInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<TakeInteractionResult> {
    const { routing, load } = context;
    const taken = await routing.take(interactionId, await actorOf(context));
    if (taken.type === "notFound") return notFound("INTERACTION");
    if (taken.type === "done") return present(interactionId, load);
    if (taken.because === "closed") return INTERACTION_CLOSED;
    return taken.because === "alreadyTaken" && taken.ownerId !== null
      ? alreadyTaken(taken.ownerId, load)
      : BEING_OFFERED;
  }

  @Authorized("interactions.handle")
  @Mutation(() => StartInteractionResult, {
    description:
      "Writes to a contact first, with a template: joins the contact's open interaction on the account, where the viewer owns it or may take it, else opens one that the viewer owns. Repeatable without doubling by its `clientMessageId`. What is refused leaves no trace.",
  })
  async startInteraction(
    @Arg("input", () => StartInteractionInput, { description: "What to do, see `StartInteractionInput`." })
    input: StartInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<StartInteractionResult> {
    const { routing, load } = context;
    const started = await routing.start(input, await actorOf(context));
    if ("code" in started) return started;
    if (started.type === "done") return present(started.interactionId, load);
    return started.ownerId === null ? BEING_OFFERED : alreadyTaken(started.ownerId, load);
  }

  @Authorized("interactions.handle")
  @Mutation(() => HandBackInteractionResult, {
    description:
      "Gives an owned interaction back, unread: to the queue that brought it, then to the plan; without such a queue it waits for whoever takes it. Its owner may, and supervisors.",
  })
  async handBackInteraction(
    @Arg("input", () => HandBackInteractionInput, { description: "What to do, see `HandBackInteractionInput`." })
    { interactionId }: HandBackInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<HandBackInteractionResult> {
    const given = await context.routing.handBack(interactionId, await actorOf(context));
    if (given.type === "notFound") return notFound("INTERACTION");
    if (given.type === "done") return present(interactionId, context.load);
    return given.because === "closed" ? INTERACTION_CLOSED : notYours(given.ownerId, context.load);
  }

  @Authorized("interactions.intervene")
  @Mutation(() => AssignInteractionResult, {
    description:
      "Gives an open interaction to an agent of its account, who is not asked; it lies unread with them. Nothing rings for others any more.",
  })
  async assignInteraction(
    @Arg("input", () => AssignInteractionInput, { description: "What to do, see `AssignInteractionInput`." })
    { interactionId, agentId }: AssignInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<AssignInteractionResult> {
    const assigned = await context.routing.assign(interactionId, agentId, await actorOf(context));
    switch (assigned.type) {
      case "done":
        return present(interactionId, context.load);
      case "refused":
        return INTERACTION_CLOSED;
      case "notOnAccount":
        return validationFailed([wrongField("agentId", because("ASSIGNEE_WRONG"))]);
      case "notFound":
        return notFound("INTERACTION");
    }
  }

  @Authorized("interactions.handle")
  @Mutation(() => OpenInteractionResult, {
    description:
      "Opens the interaction's tab: its owner has read it then, and hears of new messages there. For others it changes nothing.",
  })
  async openInteraction(
    @Arg("input", () => OpenInteractionInput, { description: "What to do, see `OpenInteractionInput`." })
    { interactionId }: OpenInteractionInput,
    @Ctx() context: RoutingContext,
  ): Promise<OpenInteractionResult> {
    const opened = await context.routing.openTab(interactionId, await actorOf(context));
    return opened.type === "notFound" ? notFound("INTERACTION") : present(interactionId, context.load);
  }

  @Authorized("interactions.handle")
  @Mutation(() => CloseTabResult, {
    description:
      "Closes the interaction's tab; it stays open and owned, and its next message is offered to the owner first.",
  })
  async closeTab(
    @Arg("input", () => CloseTabInput, { description: "What to do, see `CloseTabInput`." })
    { interactionId }: CloseTabInput,
    @Ctx() context: RoutingContext,
  ): Promise<CloseTabResult> {
    const closed = await context.routing.closeTab(interactionId, await actorOf(context));
    return closed.type === "notFound" ? notFound("INTERACTION") : present(interactionId, context.load);
  }
}
