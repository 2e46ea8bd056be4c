/** R6: whoever becomes available is heard of by all who search, whatever is being done to them at that moment. */
import type { AccountId, InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { query } from "../platform/database.ts";
import type { LogEntry, LogListener } from "../platform/event-log/log.ts";
import { newId } from "../platform/ids.ts";
import { createLogger } from "../platform/logging.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import { lockRouter } from "./persistence/router-lock.ts";
import { employedAgent } from "./testing/employed-agent.ts";
import { startWaker } from "./waker.ts";

const LONG_ENOUGH_MS = 200;

let fresh: FreshDatabase;
let agentId: UserId;
let accountId: AccountId;
let waker: ReturnType<typeof startWaker>;
let tell: LogListener = () => undefined;
let tellReplaced: () => void = () => undefined;
let isAway = false;

beforeAll(async () => {
  fresh = await freshDatabase();
  const { database } = fresh;
  ({ agentId, accountId } = await employedAgent(database, 3));
  waker = startWaker({
    database: {
      ...database,
      transaction: (work) => (isAway ? Promise.reject(new Error("away")) : database.transaction(work)),
    },
    log: {
      listen: (listener, onReplaced) => {
        tell = listener;
        tellReplaced = onReplaced ?? tellReplaced;
        return () => undefined;
      },
    },
    logger: createLogger("silent"),
    onWoken: () => undefined,
  });
}, 60_000);
afterAll(async () => {
  await waker.stop();
  await fresh.drop();
});

const agentCame = () => tell([{ kind: "presence_changed", userId: agentId } as LogEntry]);

/** An interaction that searches for the agent, and would not look again for a day. */
async function searching(): Promise<InteractionId> {
  const [id, contactId] = [newId<InteractionId>(), newId<string>()];
  await query(fresh.database.fork(), sql`insert into contact (id, name) values (${contactId}, 'Customer')`);
  await query(
    fresh.database.fork(),
    sql`insert into interaction (id, account_id, contact_id, phase, waiting_since, routing, routing_due_at, hunted_agent_id)
        values (${id}, ${accountId}, ${contactId}, 'routing', now(), '{"stage":"inbound"}', now() + interval '1 day', ${agentId})`,
  );
  return id;
}

async function isDue(id: InteractionId): Promise<boolean> {
  const rows = await query(
    fresh.database.fork(),
    sql`select 1 from interaction where id = ${id} and routing_due_at <= clock_timestamp()`,
  );
  return rows.length === 1;
}

async function eventuallyDue(id: InteractionId): Promise<void> {
  const until = Date.now() + 5_000;
  while (!(await isDue(id))) {
    if (Date.now() > until) throw new Error("nobody had it looked at");
    await pause(10);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("what searches is looked at", async () => {
  const id = await searching();
  agentCame();
  await eventuallyDue(id);
});

test("what somebody holds at that moment is looked at as soon as they let go", async () => {
  const id = await searching();
  await fresh.database.transaction(async (em) => {
    await query(em, sql`select 1 from interaction where id = ${id} for update`);
    agentCame();
    await pause(LONG_ENOUGH_MS);
    expect(await isDue(id)).toBe(false);
  });
  await eventuallyDue(id);
});

test("what the router is deciding, without knowing of the change, is looked at again", async () => {
  const id = await searching();
  await query(fresh.database.fork(), sql`update interaction set hunted_agent_id = null where id = ${id}`);
  await fresh.database.transaction(async (em) => {
    await lockRouter(em);
    agentCame();
    await pause(LONG_ENOUGH_MS);
    // Nobody was there a moment ago, so it searches on.
    await query(em, sql`update interaction set hunted_agent_id = ${agentId} where id = ${id}`);
  });
  await eventuallyDue(id);
});

test("what could not be told while the database was away is made up for", async () => {
  const id = await searching();
  isAway = true;
  agentCame();
  await pause(LONG_ENOUGH_MS);
  isAway = false;
  expect(await isDue(id)).toBe(false);
  await eventuallyDue(id);
});

test("after a restore below this node everything is looked at, whatever it had heard of", async () => {
  const id = await searching();
  tellReplaced();
  await eventuallyDue(id);
});
