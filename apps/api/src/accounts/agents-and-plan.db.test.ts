import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { createQueues } from "../queues/index.ts";
import { administrator, setScene } from "./testing/scene.ts";

const scene = setScene();

async function agent(): Promise<UserId> {
  const id = newId<UserId>();
  await query(
    scene.database.fork(),
    sql`insert into parley_user (id, name, email, role, password_hash) values (${id}, 'Rita', ${`${id}@example.test`}, 'agent', '')`,
  );
  return id;
}

describe("agents and plan of an account", () => {
  test("those added and taken off are told to look again; agents see their accounts only", async () => {
    const { id } = await scene.created();
    const [ana, ben] = [await agent(), await agent()];
    await scene.accounts.setAgents(administrator, { accountId: id, agentIds: [ana] });
    await scene.accounts.setAgents(administrator, { accountId: id, agentIds: [ben] });
    const told = await query<{ userId: UserId }>(
      scene.database.fork(),
      sql`select user_id from event where kind = 'viewer_changed' and user_id in (${ana}, ${ben}) order by id`,
    );
    expect(told.map(({ userId }) => userId).sort()).toEqual([ana, ana, ben].sort());
    const scope = { all: false, accountIds: [id] } as const;
    const page = await scene.accounts.list(scope, { first: 25 });
    expect(page.edges.map(({ node }) => node.id)).toEqual([id]);
    expect(await page.totalCount).toEqual({ value: 1, isExact: true });
    expect(await scene.accounts.find({ all: false, accountIds: [] }, id)).toBeNull();
    expect(await scene.accounts.setAgents(administrator, { accountId: id, agentIds: [newId<UserId>()] })).toMatchObject(
      {
        code: "VALIDATION_FAILED",
      },
    );
  });

  test("a plan is a new row each time, so a running interaction keeps its own (R5)", async () => {
    const { id } = await scene.created();
    const nothing = { eligibilityChanged: () => undefined, searchElsewhere: async () => undefined };
    const queues = createQueues({ database: scene.database, log: { committed: () => undefined }, ...nothing });
    const made = await queues.create(administrator, { name: "Support", strategy: "beep_all" });
    if (!("queue" in made)) throw new Error(made.code);
    const actions = [
      { type: "auto_reply", text: "Hello", mode: "once" },
      { type: "queue", queueId: made.queue.id, waitSeconds: 30 },
    ] as const;
    const first = await scene.accounts.setPlan(administrator, { accountId: id, version: 1, actions: [...actions] });
    const second = await scene.accounts.setPlan(administrator, { accountId: id, version: 2, actions: [...actions] });
    if (!("account" in first && "account" in second)) throw new Error("the plan was refused");
    expect(second.account.planId).not.toBe(first.account.planId);
    const plans = await query(
      scene.database.fork(),
      sql`select actions from routing_plan where account_id = ${id} order by id`,
    );
    expect(plans).toHaveLength(2);
    expect(plans[0]).toMatchObject({
      actions: [{ type: "auto_reply", text: "Hello", mode: "once" }, { type: "queue" }],
    });
    expect(await scene.accounts.setPlan(administrator, { accountId: id, version: 3, actions: [] })).toMatchObject({
      account: { planId: null, version: 4 },
    });
  });
});
