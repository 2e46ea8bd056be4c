import {
  AfterArgs,
  EventsArgs,
  InteractionOpenedEvent,
  LogEntry as LogEntryUnion,
  MessageAddedArgs,
  MessageAddedEvent,
  OfferMadeEvent,
} from "@parley/schema";
import { Args, Authorized, Ctx, Resolver, Root, Subscription } from "type-graphql";
import { may, type Permission } from "../../identity/index.ts";
import type { LogEntry } from "../../platform/event-log/log.ts";
import { cursorAt, type Place, placeOf } from "../../platform/event-log/place.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import type { StreamItem } from "../stream.ts";
import type { LiveContext } from "./context.ts";
import type { ShownEvent } from "./live-event.resolver.ts";

interface Subscribing<Args> {
  readonly context: LiveContext;
  readonly args: Args;
}

@Resolver()
export class EventsSubscription {
  @Authorized("interactions.read")
  @Subscription(() => LogEntryUnion, {
    description: "Everything the viewer may see change, in one order, with a heartbeat every 15 seconds.",
    subscribe: ({ context, args: { after, kinds } }: Subscribing<EventsArgs>) =>
      subscribe(context, "interactions.read", after, (entry) => kinds == null || kinds.includes(entry.kind), true),
  })
  events(@Root() item: StreamItem, @Args(() => EventsArgs) _args: EventsArgs): typeof LogEntryUnion {
    if (item.type === "entry") return shown(item.entry);
    if (item.type === "heartbeat") return { cursor: cursorAt(item.place), at: new Date() };
    return { cursor: cursorAt(item.place), reason: item.reason };
  }

  @Authorized("interactions.read")
  @Subscription(() => InteractionOpenedEvent, {
    description:
      "New interactions: a view of the same log without heartbeat. Where `events` would answer ResyncRequired, it ends with an error of code RESYNC_REQUIRED and the new cursor in `extensions.cursor`.",
    subscribe: ({ context, args: { after } }: Subscribing<AfterArgs>) =>
      subscribe(context, "interactions.read", after, (entry) => entry.kind === "interaction_opened", false),
  })
  async interactionOpened(
    @Root() item: StreamItem,
    @Args(() => AfterArgs) _args: AfterArgs,
    @Ctx() { load }: LiveContext,
  ): Promise<InteractionOpenedEvent> {
    const entry = entryOf(item);
    return {
      cursor: cursorAt(entry),
      interaction: present(await load.interaction(named(entry.interactionId))),
    };
  }

  @Authorized("interactions.read")
  @Subscription(() => MessageAddedEvent, {
    description:
      "New messages, notes and system lines: a view of the same log without heartbeat; RESYNC_REQUIRED as for `interactionOpened`.",
    subscribe: ({ context, args: { after, interactionId } }: Subscribing<MessageAddedArgs>) =>
      subscribe(
        context,
        "interactions.read",
        after,
        (entry) => entry.kind === "message_added" && (interactionId == null || entry.interactionId === interactionId),
        false,
      ),
  })
  async messageAdded(
    @Root() item: StreamItem,
    @Args(() => MessageAddedArgs) _args: MessageAddedArgs,
    @Ctx() { load }: LiveContext,
  ): Promise<MessageAddedEvent> {
    const entry = entryOf(item);
    return { cursor: cursorAt(entry), message: present(await load.message(named(entry.messageId))) };
  }

  @Authorized("offers.handle")
  @Subscription(() => OfferMadeEvent, {
    description:
      "New offers to the viewer: a view of the same log without heartbeat; RESYNC_REQUIRED as for `interactionOpened`.",
    subscribe: ({ context, args: { after } }: Subscribing<AfterArgs>) =>
      subscribe(
        context,
        "offers.handle",
        after,
        (entry) => entry.kind === "offer_made" && entry.onlyForUserId === context.viewer?.userId,
        false,
      ),
  })
  async offerMade(
    @Root() item: StreamItem,
    @Args(() => AfterArgs) _args: AfterArgs,
    @Ctx() { load }: LiveContext,
  ): Promise<OfferMadeEvent> {
    const entry = entryOf(item);
    return { cursor: cursorAt(entry), offer: present(await load.offer(named(entry.offerId))) };
  }
}

/** Refused here, before it begins: the fields' own check comes only with the first event. */
function subscribe(
  { viewer, live }: LiveContext,
  permission: Permission,
  after: string | null | undefined,
  wants: (entry: LogEntry) => boolean,
  hasHeartbeat: boolean,
): AsyncIterableIterator<StreamItem> {
  if (viewer === null) throw clientError("UNAUTHENTICATED", "Sign in first.");
  if (!may(viewer, permission)) throw clientError("FORBIDDEN", "You may not do this.");
  const items = live.subscribe({ viewer, after: placeAfter(after), wants, hasHeartbeat });
  return hasHeartbeat ? items : entriesOnly(items);
}

function placeAfter(cursor: string | null | undefined): Place | null {
  if (cursor == null) return null;
  const place = placeOf(cursor);
  if (place === null) throw clientError("BAD_USER_INPUT", "This cursor is not one of the event log.");
  return place;
}

function shown(entry: LogEntry): ShownEvent {
  return { cursor: cursorAt(entry), kind: entry.kind, occurredAt: entry.recordedAt, entry };
}

/** The typed views send entries; a resynchronisation is an error that ends them. */
function entriesOnly(items: AsyncIterableIterator<StreamItem>): AsyncIterableIterator<StreamItem> {
  return {
    ...items,
    async next() {
      const result = await items.next();
      if (result.done === true || result.value.type === "entry") return result;
      await items.return?.();
      const { place, type } = result.value;
      const reason = type === "resync" ? result.value.reason : "Unexpected heartbeat.";
      throw clientError("RESYNC_REQUIRED", reason, { cursor: cursorAt(place) });
    },
  };
}

function entryOf(item: StreamItem): LogEntry {
  if (item.type !== "entry") throw new Error("Only entries are shown here.");
  return item.entry;
}

function present<Row>(row: Row | null): Row {
  if (row === null) throw clientError("BAD_USER_INPUT", "What this event tells of is gone.");
  return row;
}

/** Entries of the kinds asked for always name what they tell of. */
function named<Id>(id: Id | null): Id {
  if (id === null) throw new Error("An entry of the log names nothing.");
  return id;
}
