/** What an operator is told by /metrics, and what docs/metrics.md tells of it: each is there, and each moves with what it measures. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../apps/api/src/launch/settings.ts";
import { openLog } from "../kit/clients-live.ts";
import { connectTo, type OwnConnection } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { deliver, signed, textBody } from "../kit/genuine-webhooks.ts";
import { metric } from "../kit/metrics.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let database: OwnConnection;
beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  database = await connectTo(parley.databaseUrl);
}, 120_000);
afterAll(async () => {
  await database.close();
  await parley.stop();
});

const value = (name: string, labels: Readonly<Record<string, string>> = {}) => metric(parley.url, name, labels);
const scrape = async () => (await fetch(`${parley.url}/metrics`)).text();

function rises(name: string, above: number, labels: Readonly<Record<string, string>> = {}): Promise<number> {
  return eventually(
    () => value(name, labels),
    (now) => expect(now).toBeGreaterThan(above),
  );
}

function becomes(name: string, expected: number, labels: Readonly<Record<string, string>> = {}): Promise<number> {
  return eventually(
    () => value(name, labels),
    (now) => expect(now).toBe(expected),
  );
}

/** Runs the work while a statement's lock is held by somebody else. */
async function whileHeld(lock: string, work: () => Promise<void>): Promise<void> {
  await database.ask("begin");
  await database.ask(lock);
  try {
    await work();
  } finally {
    await database.ask("rollback");
  }
}

async function written(account: TestAccount): Promise<void> {
  expect((await deliver(signed(account, textBody(account, newPhone(), "Hello")))).status).toBe(200);
}

describe("docs/metrics.md", () => {
  const page = readFileSync(join(root, "docs/metrics.md"), "utf8");
  const named = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([name]) => name));
  const families = async () => named(await scrape(), /(?<=^# TYPE )[a-z0-9_]+/gm);

  test("names every metric of Parley's, and none that is not exposed", async () => {
    const exposed = [...(await families())].filter((name) => name.startsWith("parley_")).sort();
    const onPage = [...named(page, /\bparley_[a-z_]+/g)].map((name) => name.replace(/_bucket$/, ""));
    expect(exposed.length).toBeGreaterThan(25);
    expect([...new Set(onPage)].sort()).toEqual(exposed);
  });

  test("explains each in its table, and alerts on what is exposed alone", async () => {
    const exposed = await families();
    const rows = named(page, /(?<=^\| `)[a-z_]+(?=` )/gm);
    expect([...exposed].filter((name) => name.startsWith("parley_") && !rows.has(name))).toEqual([]);
    const rules = page.split("```yaml")[1]?.split("```")[0] ?? "";
    const used = [...named(rules, /\b(parley|nodejs|process)_[a-z0-9_]+/g)].map((name) => name.replace(/_bucket$/, ""));
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter((name) => !exposed.has(name))).toEqual([]);
    const others = named(page.split("## Alerts")[0] ?? "", /\b(nodejs|process)_[a-z0-9_]+/g);
    expect([...others].filter((name) => !exposed.has(name))).toEqual([]);
  });

  test("names follow Prometheus' conventions", async () => {
    const text = await scrape();
    const kinds = [...text.matchAll(/^# TYPE (parley_\S+) (\S+)$/gm)].map(([, name = "", kind]) => ({ name, kind }));
    const odd = kinds.filter(({ name, kind }) => (kind === "counter") !== name.endsWith("_total"));
    expect(odd).toEqual([]);
    expect(kinds.filter(({ name }) => /_(ms|millis|minutes|hours|kb|mb)(_|$)/.test(name))).toEqual([]);
  });
});

test("the backlog grows while nobody reads, and is gone when it is read", async () => {
  const account = await scenario.account();
  const [stored, processed] = [
    await value("parley_webhooks_stored_total"),
    await value("parley_webhooks_processed_total"),
  ];
  await whileHeld("select pg_advisory_xact_lock(7251190003)", async () => {
    for (let sent = 0; sent < 3; sent += 1) await written(account);
    await becomes("parley_webhooks_pending", 3);
    await rises("parley_webhooks_oldest_pending_age_seconds", 1);
    expect(await value("parley_webhooks_stored_total")).toBe(stored + 3);
  });
  await becomes("parley_webhooks_pending", 0);
  await becomes("parley_webhooks_oldest_pending_age_seconds", 0);
  await becomes("parley_webhooks_processed_total", processed + 3);
});

test("what nobody can read is counted until it is looked after", async () => {
  const account = await scenario.account();
  const before = await value("parley_webhooks_set_aside_total");
  expect((await deliver(signed(account, Buffer.from(`{"object":`)))).status).toBe(200);
  await becomes("parley_webhooks_set_aside_total", before + 1);
  await rises("parley_webhooks_quarantined", 0);
});

test("the router's lag, and who waits for whom", async () => {
  const { queue, account } = await scenario.accountWithOneAgent({ capacity: 1, stepSeconds: 600 });
  const parked = await scenario.account();
  const nobody = await value("parley_interactions_waiting", { waits_for: "nobody" });
  await whileHeld("select pg_advisory_xact_lock(7251190002)", async () => {
    await written(account);
    await rises("parley_router_lag_seconds", 1);
  });
  await becomes("parley_router_lag_seconds", 0);
  await written(account);
  await written(parked);
  await becomes("parley_interactions_waiting", 2, { waits_for: "queue", queue: queue.id });
  await becomes("parley_interactions_waiting", nobody + 1, { waits_for: "nobody" });
  await rises("parley_interactions_longest_wait_seconds", 1, { waits_for: "queue", queue: queue.id });
});

test("sends by provider and outcome, and the jobs that made them", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent({ provider: "sinch" });
  await customer.says("Hello");
  const [offer] = await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  const interactionId = offer?.interaction.id ?? "";
  const { vendors } = scenario;
  const { numberId } = account;
  await agent.writes(interactionId, "Taken");
  await becomes("parley_sends_total", 1, { provider: "sinch", outcome: "accepted" });
  await rises("parley_job_runs_total", 0, { task: "deliver_interaction", outcome: "done" });

  await vendors.faults({ numberId, rejectSends: { status: 400, code: "3", times: 1 } });
  await agent.writes(interactionId, "Refused");
  await becomes("parley_sends_total", 1, { provider: "sinch", outcome: "failed" });

  await vendors.faults({ numberId, dropAnswer: { times: 1 } });
  await agent.writes(interactionId, "Perhaps");
  await becomes("parley_sends_total", 1, { provider: "sinch", outcome: "unknown" });

  await vendors.faults({ numberId, rejectSends: { status: 503, code: "14", times: 1_000 } });
  await agent.writes(interactionId, "Later");
  await rises("parley_sends_total", 0, { provider: "sinch", outcome: "later" });
  await rises("parley_messages_unsent", 0);
  await rises("parley_messages_oldest_unsent_age_seconds", 1);
  await rises("parley_jobs", 0, { state: "scheduled" });
  await vendors.noFaults(numberId);
  await becomes("parley_messages_unsent", 0);
});

test("jobs that fail are retried, then given up", async () => {
  await database.ask(
    `select graphile_worker.add_job('learn_name', json_build_object('contactId', 'no id'), max_attempts => 2)`,
  );
  await rises("parley_job_runs_total", 0, { task: "learn_name", outcome: "retried" });
  await rises("parley_jobs", 0, { state: "retrying" });
  await database.ask("update graphile_worker._private_jobs set run_at = now() where attempts = 1");
  await rises("parley_job_runs_total", 0, { task: "learn_name", outcome: "given_up" });
  await rises("parley_jobs", 0, { state: "given_up" });
});

test("the log's lag while nobody stamps, and streams and sockets while somebody listens", async () => {
  await whileHeld("select 1 from event_head for update", async () => {
    const list = { name: `Listened for ${newPhone()}` };
    await scenario.administrator.must("createContactList", list, ["ContactListSaved", "__typename"]);
    const account = await scenario.account();
    await written(account);
    await rises("parley_event_log_unstamped_age_seconds", 1);
  });
  await becomes("parley_event_log_unstamped_age_seconds", 0);
  await becomes("parley_event_log_entries_behind", 0);

  const [streams, sockets] = [await value("parley_live_streams"), await value("parley_websocket_connections")];
  const log = await openLog(scenario.administrator);
  await becomes("parley_live_streams", streams + 1);
  expect(await value("parley_websocket_connections")).toBe(sockets + 1);
  expect(await value("parley_http_connections")).toBeGreaterThan(sockets);
  await log.close();
  await becomes("parley_live_streams", streams);
  await becomes("parley_websocket_connections", sockets);
});

test("the pools, and the loop that everything waits for", async () => {
  expect(await value("parley_database_connections_max", { pool: "requests" })).toBe(20);
  expect(await value("parley_database_connections_max", { pool: "jobs" })).toBeGreaterThan(0);
  expect(await value("parley_database_connections", { pool: "jobs", state: "idle" })).toBeGreaterThan(0);
  await whileHeld("lock table contact_list in access exclusive mode", async () => {
    const asking = Array.from({ length: 30 }, () => scenario.administrator.ask("{ contactLists { id } }"));
    await eventually(
      () => value("parley_database_connection_waiters", { pool: "requests" }),
      (waiting) => expect(waiting).toBeGreaterThan(0),
    );
    expect(await value("parley_database_connections", { pool: "requests", state: "busy" })).toBe(20);
    await database.ask("rollback");
    await Promise.all(asking);
  });
  await becomes("parley_database_connection_waiters", 0, { pool: "requests" });
  expect(await scrape()).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
});

test("a database that does not answer in time holds no scrape up, however many ask", async () => {
  const failed = () => value("parley_measurement_failures_total", { measurement: "webhooks" });
  const before = await failed();
  await whileHeld("lock table webhook in access exclusive mode", async () => {
    await rises("parley_measurement_failures_total", before, { measurement: "webhooks" });
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, scrape));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(answers.filter((text) => /^parley_webhooks_pending /m.test(text))).toEqual([]);
    expect(answers.filter((text) => /^parley_router_lag_seconds /m.test(text))).toHaveLength(50);
    const [held] = await database.ask<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and query like '%webhook where state%' and wait_event_type = 'Lock'",
    );
    expect(held?.n).toBeLessThanOrEqual(2);
  });
  await eventually(scrape, (text) => expect(text).toMatch(/^parley_webhooks_pending 0$/m));
});
