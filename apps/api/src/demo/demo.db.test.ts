import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import { pino } from "pino";
import { createIdentity } from "../identity/index.ts";
import { query } from "../platform/database.ts";
import { createSealer } from "../platform/sealing.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import { type Demo, startDemo } from "./index.ts";
import { lockDemo, lockDemoUsers } from "./users.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let simulator: Server;
let simulatorUrl: string;
const demos: Demo[] = [];
const puts = new Map<string, Record<string, unknown>>();
let refusals = 2;

beforeAll(async () => {
  fresh = await freshDatabase();
  simulator = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (refusals > 0) {
        refusals -= 1;
        response.writeHead(503).end();
        return;
      }
      puts.set(request.url ?? "", JSON.parse(Buffer.concat(chunks).toString("utf8")));
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ handshake: { passed: true } }));
    });
  });
  await new Promise<void>((resolve) => simulator.listen(0, "127.0.0.1", resolve));
  simulatorUrl = `http://127.0.0.1:${(simulator.address() as AddressInfo).port}`;
}, HOOK_MS);
afterAll(async () => {
  for (const demo of demos) demo.stop();
  simulator?.close();
  await fresh?.drop();
}, HOOK_MS);

const synchronised: AccountId[] = [];
const announced: string[] = [];
const HERE = { remoteAddress: "127.0.0.1", isOnThisMachine: true, cookie: null };
const ANA = { email: "ana@demo.test", password: "parley-demo" };
const identityWhere = (isTaken: boolean) =>
  createIdentity({
    database: fresh.database,
    log: { committed: () => undefined },
    setupToken: "x",
    browserKey: Buffer.alloc(32),
    printedPassword: { password: "parley-demo", isTaken },
  });

function start(over: { readonly publicUrl?: string; readonly simulatorUrl?: string | null } = {}) {
  return startDemo({
    environment: {
      publicUrl: "http://localhost:3000",
      simulatorUrl: null,
      simulatorToken: "the simulator's token",
      ...over,
    },
    database: fresh.database,
    accounts: { receiveUrlOf: ({ id, receiveToken }) => `http://localhost:3000/receive/${id}/${receiveToken}` },
    templates: {
      synchronise: async (_by, { accountId }) => {
        synchronised.push(accountId);
        return { templates: [] };
      },
    },
    isUnclaimed: () => identityWhere(false).isUnclaimed(),
    announce: (words) => announced.push(words),
    sealer: createSealer(secret),
    logger: pino({ level: "silent" }),
  }).then((demo) => {
    demos.push(demo);
    return demo;
  });
}
const secret = randomBytes(32).toString("hex");

async function count(what: ReturnType<typeof sql>): Promise<number> {
  const [row] = await query<{ howMany: number }>(
    fresh.database.fork(),
    sql`select count(*)::int as how_many from ${what}`,
  );
  return row?.howMany ?? -1;
}

test("fills an empty installation once, within two seconds, with something for every screen", async () => {
  const began = performance.now();
  await Promise.all([start(), start()]);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await count(sql`parley_user`)).toBe(5);
  expect(await count(sql`account`)).toBe(4);
  expect(await count(sql`interaction where phase = 'closed'`)).toBe(320);
  expect(await count(sql`interaction where phase = 'assigned' and assigned_agent_id is not null`)).toBe(9);
  expect(await count(sql`interaction where phase = 'waiting' and is_unread`)).toBe(4);
  expect(await count(sql`interaction where last_message_id not in (select id from message)`)).toBe(0);
  expect(await count(sql`interaction where opened_at > now() or closed_at > now() or closed_at < opened_at`)).toBe(0);
  expect(await count(sql`message where occurred_at > now() or text like '%{%'`)).toBe(0);
  expect(await count(sql`(select 1 from interaction group by assigned_agent_id having count(*) > 50) as busy`)).toBe(3);
  expect(await count(sql`disposition where not is_system`)).toBeGreaterThan(20);
  expect(await count(sql`account join routing_plan on routing_plan.id = plan_id`)).toBe(4);
});

test("its people sign in from this machine, where it runs", async () => {
  expect(await identityWhere(true).signIn(ANA, HERE)).toMatchObject({ viewer: { role: "agent" } });
  const refused = { code: "INVALID_SIGN_IN" };
  expect(await identityWhere(true).signIn(ANA, { ...HERE, isOnThisMachine: false })).toMatchObject(refused);
  expect(await identityWhere(false).signIn(ANA, HERE)).toMatchObject(refused);
});

test("tells the simulator of its numbers until it listens, at the addresses of this start", async () => {
  await start({ publicUrl: "http://localhost:3100", simulatorUrl });
  while (synchronised.length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
  const numbers = [...puts].filter(([path]) => path.startsWith("/control/numbers/")).map(([, body]) => body);
  expect(numbers.map(({ provider }) => provider).sort()).toEqual(["kaleyra", "meta", "sinch", "twilio"]);
  expect(numbers.find(({ provider }) => provider === "sinch")).toMatchObject({
    phone: "442079460142",
    credentials: { baseUrl: `${simulatorUrl}/sinch`, keySecret: "demo-sinch-key-secret" },
  });
  expect([...puts.keys()].filter((path) => path.startsWith("/control/phones/"))).toHaveLength(13);
  const rows = await query<{ domain: string }>(fresh.database.fork(), sql`select domain from account`);
  expect(new Set(rows.map(({ domain }) => domain))).toEqual(new Set(["localhost:3100"]));
});

describe("where it does not run", () => {
  const released: string[][] = [];
  const lockDeps = () => ({
    database: fresh.database,
    log: { committed: () => undefined },
    eligibilityChanged: () => undefined,
    releaseWork: async (_em: unknown, ids: readonly string[]) => void released.push([...ids]),
  });
  const lock = () => lockDemoUsers(lockDeps());

  test("its users are locked with their sessions and tokens; who has a password of their own is not", async () => {
    const identity = identityWhere(true);
    const ana = await identity.signIn(ANA, HERE);
    if (!("viewer" in ana)) throw new Error(ana.code);
    const tool = await identity.createApiToken(ana.viewer, { name: "a tool" });
    if (!("secret" in tool)) throw new Error(tool.code);
    const ben = await identity.signIn({ ...ANA, email: "ben@demo.test" }, HERE);
    if (!("viewer" in ben)) throw new Error(ben.code);
    const change = { currentPassword: "parley-demo", newPassword: "a password of their own" };
    expect(await identity.changePassword(ben.viewer, change, "127.0.0.1")).toEqual({ changed: true });

    const [once, twice] = [await lock(), await lock()];
    expect([...once].sort()).toEqual(["admin@demo.test", "ana@demo.test", "chloe@demo.test", "supervisor@demo.test"]);
    expect(twice).toEqual([]);
    expect(released.flat()).toHaveLength(4);
    expect(await identity.viewerAgain(ana.viewer)).toBeNull();
    expect(await identity.requesterFrom({ authorization: `Bearer ${tool.secret}` })).toBeNull();
    expect(await count(sql`api_token`)).toBe(0);
    expect(await identity.viewerAgain(ben.viewer)).not.toBeNull();
    expect(await identity.signIn(ANA, HERE)).toMatchObject({ code: "INVALID_SIGN_IN" });
    expect(await count(sql`event where kind = 'viewer_changed' and user_id = ${ana.viewer.userId}`)).toBe(1);
  });

  test("set-up is open again, since nobody can administer; where it runs again its users are back", async () => {
    expect(await identityWhere(false).isUnclaimed()).toBe(true);
    await start();
    expect(await identityWhere(false).isUnclaimed()).toBe(false);
    expect(await identityWhere(true).signIn(ANA, HERE)).toMatchObject({ viewer: { role: "agent" } });
    expect(announced).toEqual([]);
  });

  test("an installation with an administrator of its own does not get them back", async () => {
    const told: string[] = [];
    await lockDemo(lockDeps(), (words) => told.push(words));
    await lockDemo(lockDeps(), (words) => told.push(words));
    expect(told).toEqual([
      expect.stringMatching(/admin@demo\.test.* are locked, .*Sign in as an administrator of your own/),
    ]);
    const first = { setupToken: "x", name: "Ada", password: "a long enough password" };
    expect(await identityWhere(false).setUpFirstAdministrator({ ...first, email: "ben@demo.test" })).toMatchObject({
      fields: [{ path: "email", reason: { code: "EMAIL_TAKEN" } }],
    });
    const made = await identityWhere(false).setUpFirstAdministrator({ ...first, email: "ada@example.test" });
    expect(made).toMatchObject({ viewer: { role: "administrator" } });
    await start();
    expect(await identityWhere(true).signIn(ANA, HERE)).toMatchObject({ code: "INVALID_SIGN_IN" });
    expect(announced).toEqual([expect.stringContaining("stay locked")]);
  });
});
