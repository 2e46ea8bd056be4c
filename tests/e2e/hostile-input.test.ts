/** What strangers write, into messages and into addresses, costs its own bubble and leads nowhere else. */
import type { Page } from "playwright-core";
import { picture } from "../kit/browser.ts";
import { expectWords, lineWith, messageField, openThread, ownedBy, rowOf, submitSignIn } from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import { newPerson } from "../kit/people.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

/** What a page may need for one message, whatever is in it. */
const ELEMENTS_MAX = 1_200;
const LONGEST = 65_536;

/** A place that the planted fault below makes undrawable. */
const CURSED = 12.34567;

const elementsIn = (page: Page, words: string) =>
  lineWith(page, words)
    .first()
    .evaluate((line) => line.querySelectorAll("*").length);

/** Twice: what is drawn on the way may be higher than was thought. */
async function scrollThread(page: Page, to: "start" | "end"): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await page.getByTestId("thread").evaluate((thread, where) => {
      thread.scrollTo({ top: where === "end" ? thread.scrollHeight : 0 });
      return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }, to);
  }
}

/** Down the thread, step by step, until the line is drawn. */
async function scrollTo(page: Page, words: string): Promise<void> {
  await eventually(
    async () => {
      const line = lineWith(page, words).first();
      if ((await line.count()) === 0) await page.getByTestId("thread").evaluate((thread) => thread.scrollBy(0, 300));
      return line.count();
    },
    (count) => expect(count).toBe(1),
  );
  await lineWith(page, words).first().scrollIntoViewIfNeeded();
}

test("a message made to break the thread is shown folded; the next message and another interaction work", async () => {
  const { agent, customer, account } = await stage.scenario.accountWithOneAgent();
  const id = await ownedBy(agent, customer);
  const evil = await customer.says("*a* ".repeat(LONGEST / 4));
  await customer.says("about that", { replyTo: evil });
  await customer.says(`signs ${"e\u0301\u0316\u0334\u0489".repeat(13_000)}`);
  await customer.says(`turned \u202e${"שלום \u2067".repeat(9_000)}`);
  await customer.says(`blank ${"\n".repeat(60_000)}`);
  const line = { price: 1, currency: "EUR" };
  await customer.sends({
    type: "order",
    catalogId: "1",
    lines: [
      { ...line, productId: "by the shipload", quantity: 3_000_000_000 },
      { ...line, productId: "by weight", quantity: 0.5 },
    ],
  });
  await customer.sends({ type: "contacts", contacts: Array.from({ length: 50 }, (_, n) => ({ name: `Person ${n}` })) });
  const nested = JSON.parse(`${"[".repeat(60)}${"]".repeat(60)}`);
  await customer.sends({ type: "flow_reply", text: "answered", response: { nested, words: "x".repeat(4_000) } });
  const other = account.newCustomer();
  const otherId = await ownedBy(agent, other, "From somebody else");
  await customer.says("the last one");

  for (const colorScheme of ["light", "dark"] as const) {
    const { page, context, complaints } = await openThread(stage, agent, id, { colorScheme });
    await page.getByTestId("message").first().waitFor();
    await picture(page, `hostile-begins-${colorScheme}`);
    await scrollThread(page, "end");
    await lineWith(page, "the last one").waitFor();
    await picture(page, `hostile-end-${colorScheme}`);
    await scrollThread(page, "start");

    const broken = lineWith(page, "a a a a").first();
    await broken.scrollIntoViewIfNeeded();
    await broken.getByRole("button", { name: "Show all" }).waitFor();
    expect(await elementsIn(page, "a a a a")).toBeLessThan(ELEMENTS_MAX);
    await picture(page, `hostile-folded-${colorScheme}`);
    await broken.getByRole("button", { name: "Show all" }).click();
    await broken.getByRole("button", { name: "Show less" }).waitFor();
    expect((await broken.textContent())?.length).toBeGreaterThan(LONGEST / 2);
    expect(await elementsIn(page, "a a a a")).toBeLessThan(ELEMENTS_MAX);
    await broken.getByRole("button", { name: "Show less" }).click();
    await broken.getByRole("button", { name: "Show all" }).waitFor();
    await lineWith(page, "about that").waitFor();

    for (const words of ["signs", "turned", "blank"]) {
      await scrollTo(page, words);
      await picture(page, `hostile-${words}-${colorScheme}`);
      expect(await elementsIn(page, words)).toBeLessThan(ELEMENTS_MAX);
    }

    for (const words of ["by the shipload", "Person 4", "nested"]) {
      await scrollTo(page, words);
      expect(await elementsIn(page, words)).toBeLessThan(ELEMENTS_MAX);
    }
    await picture(page, `hostile-kinds-${colorScheme}`);

    await rowOf(page, otherId).click();
    await lineWith(page, "From somebody else").waitFor();
    await messageField(page).fill("It still works");
    await expectWords(page, "It still works");
    await picture(page, `hostile-other-${colorScheme}`);
    expect(complaints).toEqual([]);
    await context.close();
  }
}, 300_000);

test("a message that cannot be drawn costs its own bubble and can be copied as it is stored", async () => {
  const { agent, customer } = await stage.scenario.accountWithOneAgent();
  const id = await ownedBy(agent, customer, "before it");
  await customer.sends({ type: "location", latitude: CURSED, longitude: 1, name: "Nowhere" });
  await customer.says("after it");
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, context } = await openThread(stage, agent, id, { colorScheme });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await context.addInitScript((cursed) => {
      const { toFixed } = Number.prototype;
      Number.prototype.toFixed = function (this: number, digits?: number) {
        if (Number(this) === cursed) throw new Error("planted");
        return toFixed.call(this, digits);
      };
    }, CURSED);
    await page.reload();
    await page.getByTestId("undrawn").getByText("This message cannot be shown").waitFor();
    await lineWith(page, "before it").waitFor();
    await lineWith(page, "after it").waitFor();
    await messageField(page).waitFor();
    await picture(page, `hostile-undrawn-${colorScheme}`);
    await page.getByRole("button", { name: "Copy as stored" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Nowhere");
    await context.close();
  }
}, 240_000);

test("signing in leads to the console, whatever the address says", async () => {
  const person = await newPerson(stage.scenario.administrator, "AGENT");
  for (const next of [
    "/%09/elsewhere.test",
    "/%0A/elsewhere.test",
    "/%5Celsewhere.test",
    "//elsewhere.test",
    "/.//elsewhere.test",
  ]) {
    const { page, context } = await stage.browser.open(`${stage.url}/sign-in?next=${next}`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).host));
    await submitSignIn(page, person.credentials);
    await page.waitForURL("**/desk**");
    expect([next, new URL(page.url()).origin]).toEqual([next, stage.url]);
    expect(asked.filter((host) => host !== new URL(stage.url).host)).toEqual([]);
    await context.close();
  }
}, 240_000);
