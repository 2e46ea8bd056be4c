import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, query } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { newId } from "../platform/ids.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";

/**
 * Who is there (R7): an agent is online while a live connection of theirs is open on any node, and
 * for the disconnection time-out after the last one, or after a request without one. Leases in the database
 * say so, so that a node that dies is forgotten by itself. Costs what changes, not agents times agents.
 */
export interface Presence {
  /** A live connection of this user opened; call the returned function when it is gone. Whoever signed out is away at once. */
  connected(userId: UserId): (isSignedOut: boolean) => void;
  /** The user asked something without a live connection: a tool that polls is there too. */
  seen(userId: UserId): void;
  stop(): Promise<void>;
}

export interface PresenceDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  readonly logger: Logger;
}

/** How long an agent counts as there after their last sign of life, in seconds. */
export const DISCONNECTED_AFTER_SECONDS = 30;
const RENEW_MS = 10_000;
const SWEEP_MS = 1_000;

/** Starts keeping this node's leases and telling of changes. */
export function startPresence({ database, log, logger }: PresenceDeps): Presence {
  const nodeId = newId<string>();
  const connections = new Map<UserId, number>();
  const seenAt = new Map<UserId, number>();
  const toRenew = new Set<UserId>();
  const toEnd = new Set<UserId>();
  let renewedAt = 0;

  const pulse = startPulse({
    run: async () => {
      const isDue = Date.now() - renewedAt >= RENEW_MS;
      const users = new Set([...toRenew, ...(isDue ? connections.keys() : [])]);
      toRenew.clear();
      const ended = [...toEnd].filter((userId) => !connections.has(userId));
      toEnd.clear();
      if (isDue) renewedAt = Date.now();
      await renew(
        database,
        nodeId,
        [...users].filter((userId) => !ended.includes(userId)),
      );
      await end(database, nodeId, ended);
      if ((await tellChanges(database)) > 0) log.committed();
      return false;
    },
    everyMs: SWEEP_MS,
    onError: (error) => {
      renewedAt = 0;
      logger.warn({ error: asLogged(error) }, "presence cannot be kept, tries again");
    },
  });

  function renewNow(userId: UserId): void {
    toRenew.add(userId);
    pulse.ask();
  }

  return {
    connected(userId) {
      connections.set(userId, (connections.get(userId) ?? 0) + 1);
      renewNow(userId);
      let isOpen = true;
      return (isSignedOut) => {
        if (!isOpen) return;
        isOpen = false;
        const left = (connections.get(userId) ?? 1) - 1;
        if (left > 0) connections.set(userId, left);
        else connections.delete(userId);
        if (left === 0 && isSignedOut) toEnd.add(userId);
        renewNow(userId);
      };
    },
    seen(userId) {
      const now = Date.now();
      if (now - (seenAt.get(userId) ?? 0) < RENEW_MS) return;
      seenAt.set(userId, now);
      if (!connections.has(userId)) renewNow(userId);
    },
    async stop() {
      await pulse.stop();
    },
  };
}

/** Whoever signed out everywhere, and has no tool either, is gone at once: the time-out is for lost connections (R7). */
async function renew(database: Database, nodeId: string, users: readonly UserId[]): Promise<void> {
  if (users.length === 0) return;
  await query(
    database.fork(),
    sql`insert into presence_lease (user_id, node_id, online_until)
        select id, ${nodeId}::uuid, now() + case
            when exists (select 1 from session where user_id = parley_user.id and session.expires_at > now())
              or exists (select 1 from api_token where user_id = parley_user.id and coalesce(api_token.expires_at > now(), true))
            then make_interval(secs => ${DISCONNECTED_AFTER_SECONDS}) else interval '0' end
        from parley_user where id = any(${users}::uuid[])
        on conflict (user_id, node_id) do update set online_until = excluded.online_until`,
  );
}

async function end(database: Database, nodeId: string, users: readonly UserId[]): Promise<void> {
  if (users.length === 0) return;
  await query(
    database.fork(),
    sql`update presence_lease set online_until = now() where node_id = ${nodeId} and user_id = any(${users}::uuid[])`,
  );
}

/** Whoever is there and was not shown so, or the other way round; told once, whichever node looks first. */
async function tellChanges(database: Database): Promise<number> {
  const changed = await query<{ userId: UserId }>(
    database.fork(),
    sql`select coalesce(there.user_id, shown.user_id) as user_id
        from (select distinct user_id from presence_lease where online_until > now()) as there
        full join (select user_id from presence_shown where is_online) as shown on shown.user_id = there.user_id
        where there.user_id is null or shown.user_id is null`,
  );
  if (changed.length === 0) return 0;
  const users = changed.map(({ userId }) => userId).sort();
  return database.transaction(async (em) => {
    const told = await query<{ userId: UserId }>(
      em,
      sql`insert into presence_shown (user_id, is_online)
          select id, exists (select 1 from presence_lease lease where lease.user_id = parley_user.id and online_until > now())
          from parley_user where id = any(${users}::uuid[]) order by id
          on conflict (user_id) do update set is_online = excluded.is_online where presence_shown.is_online <> excluded.is_online
          returning user_id`,
    );
    await query(em, sql`delete from presence_lease where online_until < now() - interval '1 hour'`);
    await record(
      em,
      told.map(({ userId }) => ({ kind: "presence_changed", userId })),
    );
    return told.length;
  });
}
