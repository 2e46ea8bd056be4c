/** P14: the desk comes from the server with what it shows, and the browser takes it over as it is. */
import { type Browser, startBrowser } from "../kit/browser.ts";
import { isLive } from "../kit/desk.ts";
import { lineWith, ownedByOne, rowOf, windowOf } from "../kit/desk-windows.ts";
import { scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let browser: Browser;

beforeAll(async () => {
  parley = await startParley({ pages: true });
  browser = await startBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await parley?.stop();
});

test.each([
  ["desk", false],
  ["desk with a thread open", true],
])(
  "the %s is there before any script, and a browser whose clock is wrong takes it over unchanged",
  async (_, isOpen) => {
    const { agent, interactionId, customer } = await ownedByOne(await scenarioOn(parley));
    const { page, context, complaints } = await windowOf(browser, parley.url, agent.credentials);
    await context.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + 5 * 60_000;
    });
    const address = `${parley.url}/desk${isOpen ? `?interaction=${interactionId}` : ""}`;

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
