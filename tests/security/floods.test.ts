/** A mixed flood of strangers and of somebody signed in: the process lives, its memory stays flat, and others are served. */
import { setTimeout as pause } from "node:timers/promises";
import { residentMegabytes } from "../bench/system/memory.ts";
import { signIn } from "../kit/clients.ts";
import { FLOODS, workOn } from "../kit/floods.ts";
import { newPerson } from "../kit/people.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;

beforeAll(async () => {
  parley = await startParley();
});
afterAll(() => parley.stop());

const FLOOD_MS = 24_000;
const WARM_UP_MS = 8_000;

test("a mixed flood of half a minute", async () => {
  const administrator = await signIn(parley.url, parley.administrator);
  const { client: insider } = await newPerson(administrator, "SUPERVISOR");
  const { client: colleague } = await newPerson(administrator, "AGENT");
  const pid = parley.nodes[0]?.pid() ?? 0;
  const over = AbortSignal.timeout(FLOOD_MS);
  const floods = FLOODS.map((flood) => flood.run({ url: parley.url, insider }, over));
  const serving = workOn(colleague, over);

  await pause(WARM_UP_MS);
  const early = residentMegabytes(pid);
  await Promise.all(floods);
  const served = await serving;
  const late = residentMegabytes(pid);

  expect(parley.nodes[0]?.pid()).toBe(pid);
  expect(late - early).toBeLessThan(150);
  expect(late).toBeLessThan(900);
  expect(served.failed).toBe(0);
  expect(served.answeredMs.length).toBeGreaterThan(10);
  const printed = parley.nodes.map((node) => node.printed()).join("\n");
  expect(printed).not.toMatch(/"level":(50|60)|"level":"(error|fatal)"|RangeError|heap out of memory/);
  // And is as it was.
  expect((await fetch(`${parley.url}/readyz`)).status).toBe(200);
  await expect(administrator.ask("{ viewer { user { id } } }")).resolves.toHaveProperty("viewer.user.id");
}, 120_000);
