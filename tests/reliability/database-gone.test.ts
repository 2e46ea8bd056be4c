/** Without its database Parley takes nothing on, and goes on by itself when the database is back. */
import { setTimeout as pause } from "node:timers/promises";
import { threadOf } from "../kit/agent.ts";
import { type OwnDatabaseServer, ownDatabaseServer } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let database: OwnDatabaseServer;
let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  database = await ownDatabaseServer();
  parley = await startParley({ database });
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(async () => {
  await parley.stop();
  await database.drop();
});

const AWAY_MS = 10_000;

test.each(["orderly", "kill"] as const)(
  "the database is gone for ten seconds (%s): 5xx, never 200, then all is caught up",
  async (how) => {
    const { account, agent, customer } = await scenario.accountWithOneAgent();
    await customer.says("before");
    const [offer] = await eventually(
      () => agent.offers(),
      (ringing) => expect(ringing).toHaveLength(1),
    );
    await agent.accepts(offer?.id ?? "");
    const interactionId = offer?.interaction.id ?? "";

    await database.stop(how);
    const goneAt = performance.now();
    // The first is the customer's, whose provider comes again by itself; the others are only knocking.
    await customer.says("meanwhile", { wait: false });
    const statuses: (number | null)[] = [];
    while (performance.now() - goneAt < AWAY_MS) {
      const knock = { numberId: account.numberId, body: `{"object":"whatsapp_business_account","entry":[]}` };
      statuses.push((await scenario.vendors.webhook(knock)).status);
      await pause(250);
    }
    await database.start();

    expect(maxOfOneKind(parley.nodes[0]?.printed() ?? "")).toBeLessThan(10);
    expect(statuses.length).toBeGreaterThan(3);
    expect(statuses.filter((status) => status === null || status < 500)).toEqual([]);
    await eventually(
      async () => (await fetch(`${parley.url}/readyz`)).status,
      (status) => expect(status).toBe(200),
    );
    await customer.says("after");
    const said = async () =>
      (await threadOf(scenario.administrator, interactionId))
        .filter(({ direction }) => direction === "INBOUND")
        .map(({ text }) => text);
    await eventually(said, (texts) => expect(texts).toEqual(["before", "meanwhile", "after"]), 45_000);
    // Not only the way in: jobs, routing and the live log are back too.
    const messageId = await agent.writes(interactionId, "We are back");
    await expect(agent.message(interactionId, messageId)).toEventuallyMatchObject({ status: "READ" });
  },
  120_000,
);

/** How often what the node says most often stands in its log by itself; lines that sum others up aside. */
function maxOfOneKind(printed: string): number {
  const kinds = new Map<string, number>();
  for (const line of printed.split("\n").filter((it) => it.startsWith("{"))) {
    const { msg, error, times } = JSON.parse(line) as { msg: string; error?: { message: string }; times?: number };
    const kind = `${msg} ${error?.message}`;
    if (times === undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return Math.max(...kinds.values());
}
