import type {
  AccountId,
  ContactId,
  EventKind,
  InteractionId,
  MessageId,
  OfferId,
  QueueId,
  UserId,
} from "@parley/schema";
import { sql } from "kysely";
import type { Bus } from "../bus.ts";
import { type Database, query } from "../database.ts";
import { asLogged, type Logger } from "../logging.ts";
import { startPulse } from "../pulse.ts";
import type { Place } from "./place.ts";
import { newestPlace, type Standing, standingOf } from "./standing.ts";

/** One line of the log with its place in the one order all nodes agree on. */
export interface LogEntry extends Place {
  readonly kind: EventKind;
  readonly accountId: AccountId | null;
  readonly interactionId: InteractionId | null;
  readonly messageId: MessageId | null;
  readonly offerId: OfferId | null;
  readonly userId: UserId | null;
  readonly queueId: QueueId | null;
  readonly contactId: ContactId | null;
  readonly onlyForUserId: UserId | null;
  readonly recordedAt: Date;
}

export type LogListener = (entries: readonly LogEntry[]) => void;

/**
 * The durable, ordered log of everything a viewer may have to hear of (R15). Facts are written with what
 * they tell of; a relay stamps positions after commit, one relay at a time, so that no reader can pass an
 * event that commits late; every node then tails the log.
 */
export interface EventLog {
  /** Says that facts were committed. */
  committed(): void;
  /**
   * Every new entry, in order, from now on. `onReplaced` is called when the database has another history than the one
   * listened to, as after a restore below a running node: what was kept of the old one is void.
   */
  listen(listener: LogListener, onReplaced?: () => void): () => void;
  /** The place of the newest entry this node has handed to its listeners. */
  head(): Place;
  /** Where a place stands in this log; `here` also when this node has not read so far yet. */
  standing(place: Place): Promise<Standing>;
  /** Entries after `position`, at most `limit`, up to the head; null when some of them were pruned. */
  after(position: number, limit: number): Promise<readonly LogEntry[] | null>;
  stop(): Promise<void>;
}

const BATCH = 1_000;
const LOOK_BY_ITSELF_MS = 1_000;
const COLUMNS = sql`position, kind, account_id, interaction_id, message_id, offer_id, user_id, queue_id, contact_id, only_for_user_id, recorded_at, mark`;

/** Starts the relay and the tail of this node, at the log's present end. */
export async function openEventLog(database: Database, bus: Bus, logger: Logger): Promise<EventLog> {
  const listeners = new Map<LogListener, (() => void) | undefined>();
  let head = await newestPlace(database);

  const relay = startPulse({
    run: async () => {
      if ((await stamp(database)) > 0) bus.wake("log");
      return false;
    },
    everyMs: LOOK_BY_ITSELF_MS,
    onError: (error) => logger.warn({ error: asLogged(error) }, "relay failed, tries again"),
  });
  const tail = startPulse({
    run: async () => {
      const entries = await entriesAfterHead();
      const newest = entries?.at(-1);
      if (entries === null || newest === undefined) return false;
      head = { position: newest.position, mark: newest.mark };
      for (const listener of listeners.keys()) listener(entries);
      return entries.length === BATCH;
    },
    everyMs: LOOK_BY_ITSELF_MS,
    onError: (error) => logger.warn({ error: asLogged(error) }, "log tail failed, tries again"),
  });
  bus.onWake("log", () => tail.ask());

  /** Reads the head's own entry along, which tells whether this is still the history that was read so far; null: it is not. */
  async function entriesAfterHead(): Promise<readonly LogEntry[] | null> {
    const [first, ...entries] = await entriesAfter(database, head.position - 1, BATCH + 1);
    if (first?.position === head.position && first.mark === head.mark) return entries;
    // It has been pruned, was never there, or is of another history.
    if ((await standingOf(database, head)) === "here") return entriesAfter(database, head.position, BATCH);
    head = await newestPlace(database);
    logger.warn("the event log has another history now, as after a restore of the database: readers start afresh");
    for (const onReplaced of listeners.values()) onReplaced?.();
    return null;
  }

  return {
    committed: () => relay.ask(),
    head: () => head,
    standing: (place) => standingOf(database, place),
    listen(listener, onReplaced) {
      listeners.set(listener, onReplaced);
      return () => listeners.delete(listener);
    },
    async after(position, limit) {
      const [bounds] = await query<{ prunedTo: number }>(database.fork(), sql`select pruned_to from event_head`);
      if (position < (bounds?.prunedTo ?? 0)) return null;
      const entries = await entriesAfter(database, position, limit);
      return entries.filter((entry) => entry.position <= head.position);
    },
    async stop() {
      await Promise.all([relay.stop(), tail.stop()]);
    },
  };
}

/** Forgets entries older than `keepHours`; readers whose cursor lies before them are told to resynchronise. */
export async function pruneEventLog(database: Database, keepHours: number): Promise<void> {
  await database.transaction(async (em) => {
    await query(em, sql`select 1 from event_head for update`);
    await query(
      em,
      sql`with gone as (delete from event where position is not null and recorded_at < now() - make_interval(hours => ${keepHours})
                      returning position, mark),
            newest as (select position, mark from gone order by position desc limit 1)
          update event_head set pruned_to = newest.position, pruned_mark = newest.mark from newest
          where newest.position > pruned_to`,
    );
  });
}

function entriesAfter(database: Database, position: number, limit: number): Promise<LogEntry[]> {
  return query<LogEntry>(
    database.fork(),
    sql`select ${COLUMNS} from event where position > ${position} order by position limit ${limit}`,
  );
}

/** Gives every committed fact its position, in order of writing; how many it stamped. */
async function stamp(database: Database): Promise<number> {
  const [unstamped] = await query(database.fork(), sql`select 1 from event where position is null limit 1`);
  if (unstamped === undefined) return 0;
  return database.transaction(async (em) => {
    // The lock comes in a statement of its own: the next one then sees what the relay before us stamped.
    await query(em, sql`select 1 from event_head for update`);
    const [stamped] = await query<{ howMany: number }>(
      em,
      sql`with fresh as (select id, row_number() over (order by id) as nth from event where position is null),
            moved as (update event_head set position = position + (select count(*) from fresh)
                      returning position - (select count(*) from fresh) as base),
            placed as (update event set position = moved.base + fresh.nth from fresh, moved where event.id = fresh.id returning 1)
          select count(*) as how_many from placed`,
    );
    return stamped?.howMany ?? 0;
  });
}
