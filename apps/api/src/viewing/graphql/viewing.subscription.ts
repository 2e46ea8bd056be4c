import { InteractionViewers, InteractionViewersArgs } from "@parley/schema";
import { Args, Authorized, Resolver, Root, Subscription } from "type-graphql";
import { may } from "../../identity/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import type { WatchingUser } from "../persistence/viewing-leases.ts";
import type { Viewing } from "../viewing.ts";

export interface ViewingContext extends BaseContext {
  readonly viewing: Viewing;
}

@Resolver()
export class ViewingSubscription {
  @Authorized("interactions.read")
  @Subscription(() => InteractionViewers, {
    description:
      "Who looks at an interaction, at once and whenever it changes. While subscribed, the viewer is one of them; it marks nothing as read. Ends with an error when there is no such interaction or the viewer may not see it (any more).",
    subscribe: ({ context, args }: { readonly context: ViewingContext; readonly args: InteractionViewersArgs }) =>
      subscribe(context, args),
  })
  interactionViewers(
    @Root() viewers: readonly WatchingUser[],
    @Args(() => InteractionViewersArgs) { interactionId }: InteractionViewersArgs,
  ): InteractionViewers {
    return { interactionId, viewers };
  }
}

/** Refused here, before it begins: the fields' own check comes only with the first entry. */
async function subscribe(
  { viewer, viewing }: ViewingContext,
  { interactionId }: InteractionViewersArgs,
): Promise<AsyncIterable<readonly WatchingUser[]>> {
  if (viewer === null) throw clientError("UNAUTHENTICATED", "Sign in first.");
  if (!may(viewer, "interactions.read")) throw clientError("FORBIDDEN", "You may not do this.");
  const viewers = await viewing.watch(interactionId, viewer);
  if (viewers === null) throw clientError("BAD_USER_INPUT", "There is no such interaction, or you may not see it.");
  return viewers;
}
