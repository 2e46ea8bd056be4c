/** The desk comes from the server with what it shows, and the browser takes it over as it is. */
import { isLive, lineWith, ownedByOne, rowOf, windowOf } from "../kit/desk-windows.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

test.each([
  ["desk", false],
  ["desk with a thread open", true],
])(
  "the %s is there before any script, and a browser whose clock is wrong takes it over unchanged",
  async (_, isOpen) => {
    const { agent, interactionId, customer } = await ownedByOne(stage);
    const { page, context, complaints } = await windowOf(stage, agent.credentials);
    await context.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + 5 * 60_000;
    });
    const address = `${stage.url}/desk${isOpen ? `?interaction=${interactionId}` : ""}`;

    const sent = await (await page.request.get(address)).text();
    expect(sent).toContain(customer.phone);

    const before = complaints.length;
    await page.goto(address);
    await isLive(page);
    await rowOf(page, interactionId).waitFor();
    if (isOpen) await lineWith(page, "Good morning").waitFor();
    expect(complaints.slice(before)).toEqual([]);
    await context.close();
  },
  120_000,
);

test("scripts come as small as the browser can read them, and are kept for good", async () => {
  const page = await (await fetch(`${stage.url}/sign-in`)).text();
  const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(page) ?? [];
  const as = (encoding: string) => fetch(`${stage.url}${script}`, { headers: { "accept-encoding": encoding } });
  const [small, whole] = await Promise.all([as("gzip, deflate, br"), as("identity")]);
  expect(small.headers.get("content-encoding")).toBe("br");
  expect(whole.headers.get("content-encoding")).toBeNull();
  expect(await small.text()).toBe(await whole.text());
  for (const { headers } of [small, whole]) {
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(headers.get("vary")).toContain("accept-encoding");
  }
  expect((await fetch(`${stage.url}/_next/static/none.js`)).status).toBe(404);
});
