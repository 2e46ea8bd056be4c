import type { AccountId } from "@parley/schema";
import type { Connection } from "../../accounts/index.ts";
import { type Database, type Em, isDatabaseAway } from "../../platform/database.ts";
import { asLogged, type Logger } from "../../platform/logging.ts";
import type { Reading } from "../domain/digest.ts";
import { lockIngest, markDone, type PendingWebhook, pendingWebhooks, setAside } from "../persistence/inbox.ts";
import type { FindConnection } from "./find-connection.ts";
import type { GoodWebhook } from "./good-webhook.ts";
import { readBody } from "./read-body.ts";
import type { TakeEvents } from "./take-events.ts";

export interface ProcessWebhooksDeps {
  readonly database: Database;
  readonly findConnection: FindConnection;
  readonly takeEvents: TakeEvents;
  readonly logger: Logger;
}

/** What became of a batch. */
export interface Processed {
  readonly found: number;
  /** Of those found. */
  readonly setAside: number;
}

const BATCH = 200;

/**
 * Reads the oldest stored requests and does what they say, one batch in one transaction.
 * When a batch cannot be done its requests are tried one by one, and only the one that fails is set aside
 * with its reason: nothing else waits for it (R2).
 */
export async function processWebhooks(deps: ProcessWebhooksDeps): Promise<Processed> {
  try {
    return await deps.database.transaction((em) => processBatch(em, deps, BATCH));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    deps.logger.warn({ error: asLogged(error) }, "a batch of webhooks failed, one by one now");
    return processOneByOne(deps);
  }
}

async function processBatch(em: Em, deps: ProcessWebhooksDeps, limit: number): Promise<Processed> {
  await lockIngest(em);
  const webhooks = await nextWebhooks(em, deps, limit);
  if (webhooks.length === 0) return { found: 0, setAside: 0 };
  const good: GoodWebhook[] = [];
  for (const { webhook, account } of webhooks) {
    const reading: Reading =
      account === null ? { type: "malformed", reason: "The account was deleted." } : readBody(webhook, account);
    if (reading.type === "malformed") await setAside(em, webhook.id, reading.reason);
    else if (account !== null) good.push({ webhook, account, events: reading.events });
  }
  await deps.takeEvents(em, good);
  await markDone(
    em,
    good.map(({ webhook }) => webhook.id),
  );
  return { found: webhooks.length, setAside: webhooks.length - good.length };
}

interface NextWebhook {
  readonly webhook: PendingWebhook;
  /** Null: it was deleted. */
  readonly account: Connection | null;
}

/**
 * The oldest that can be read. What came to an account whose credentials cannot be opened waits until they can, in its
 * order; what came to others passes it.
 */
async function nextWebhooks(em: Em, { findConnection }: ProcessWebhooksDeps, limit: number): Promise<NextWebhook[]> {
  const unreadable = new Set<AccountId>();
  for (;;) {
    const webhooks = await pendingWebhooks(em, { max: limit, except: [...unreadable] });
    const known = unreadable.size;
    const next: NextWebhook[] = [];
    for (const webhook of webhooks) {
      const account = await findConnection(webhook.accountId);
      if (account?.state === "unreadable") unreadable.add(webhook.accountId);
      else next.push({ webhook, account });
    }
    if (unreadable.size === known) return next;
  }
}

/** As many as a batch, each in a transaction of its own. */
async function processOneByOne(deps: ProcessWebhooksDeps): Promise<Processed> {
  let aside = 0;
  for (let done = 0; done < BATCH; done += 1) {
    let current: number | null = null;
    try {
      const { found, setAside: unread } = await deps.database.transaction(async (em) => {
        await lockIngest(em);
        const [next] = await nextWebhooks(em, deps, 1);
        current = next?.webhook.id ?? null;
        return processBatch(em, deps, 1);
      });
      if (found === 0) return { found: done, setAside: aside };
      aside += unread;
    } catch (error) {
      if (isDatabaseAway(error) || current === null) throw error;
      const failed = current;
      deps.logger.error({ webhook: failed, error: asLogged(error) }, "a webhook was set aside");
      await deps.database.transaction((em) =>
        setAside(em, failed, "Parley failed on this payload; replay it after an update."),
      );
      aside += 1;
    }
  }
  return { found: BATCH, setAside: aside };
}
