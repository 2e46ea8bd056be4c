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
import { type Demo, isLoopbackHost, startDemo } from "./index.ts";

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
function start(
  over: { readonly host?: string; readonly publicUrl?: string; readonly simulatorUrl?: string | null } = {},
) {
  return startDemo({
    environment: { host: "127.0.0.1", publicUrl: "http://localhost:3000", simulatorUrl: null, ...over },
    database: fresh.database,
    accounts: { receiveUrlOf: ({ id, receiveToken }) => `http://localhost:3000/receive/${id}/${receiveToken}` },
    templates: {
      synchronise: async (_by, { accountId }) => {
        synchronised.push(accountId);
        return { templates: [] };
      },
    },
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

test("is refused where HOST is no loopback address", async () => {
  await start({ host: "0.0.0.0" });
  expect(await count(sql`parley_user`)).toBe(0);
  expect(["127.0.0.1", "localhost", "::1"].every(isLoopbackHost)).toBe(true);
  expect(["0.0.0.0", "192.168.1.5", "::", "127.evil.example"].some(isLoopbackHost)).toBe(false);
});

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

test("its people sign in, except where strangers could", async () => {
  const at = (refusedPassword: string | null) =>
    createIdentity({
      database: fresh.database,
      log: { committed: () => undefined },
      setupToken: "x",
      refusedPassword,
    }).signIn({ email: "ana@demo.test", password: "parley-demo" }, "127.0.0.1");
  expect(await at(null)).toMatchObject({ viewer: { role: "agent" } });
  expect(await at("parley-demo")).toMatchObject({ code: "INVALID_SIGN_IN" });
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
