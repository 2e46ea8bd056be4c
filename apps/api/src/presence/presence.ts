import type { UserId } from "@parley/schema";
import type { Database } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { newId } from "../platform/ids.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { startPulse } from "../platform/pulse.ts";
import { endLeases, pruneLeases, renewLeases, showPresence, usersShownWrongly } from "./persistence/leases.ts";

/**
 * Who is there (R7): an agent is online while a live connection of theirs is open on any node, and
 * for the disconnection time-out after the last one, or after a request without one. Whoever signed out everywhere, and
 * has no tool either, is gone at once: the time-out is for lost connections. Leases in the database say so, so that those
 * of a node that dies run out by themselves. Costs what changes, not agents times agents.
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

/** Starts keeping this node's leases and publishing changes. */
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
      const there = [...users].filter((userId) => !ended.includes(userId));
      const seconds = DISCONNECTED_AFTER_SECONDS;
      if (there.length > 0) await renewLeases(database.fork(), { nodeId, userIds: there, seconds });
      if (ended.length > 0) await endLeases(database.fork(), { nodeId, userIds: ended });
      if ((await publishChanges(database)) > 0) log.committed();
      return false;
    },
    everyMs: SWEEP_MS,
    onError: (error) => {
      renewedAt = 0;
      logger.warn({ error: asLogged(error) }, "presence cannot be stored, tries again");
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

/** Publishes who came and who went; once, whichever node notices it first. How many did. */
async function publishChanges(database: Database): Promise<number> {
  const changed = await usersShownWrongly(database.fork());
  if (changed.length === 0) return 0;
  const userIds = changed.map(({ userId }) => userId).sort();
  return database.transaction(async (em) => {
    const published = await showPresence(em, { userIds });
    await pruneLeases(em);
    await record(
      em,
      published.map(({ userId }) => ({ kind: "presence_changed", userId })),
    );
    return published.length;
  });
}
