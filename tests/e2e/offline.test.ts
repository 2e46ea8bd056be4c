/** A desk whose network goes away misses nothing and loses nothing. */
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { badNetworkTo } from "../kit/bad-network.ts";
import { picture } from "../kit/browser.ts";
import { isLive, lineWith, messageField, ownedBy, rowOf, windowOf } from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage({
  async prepare({ browser, url }, ends) {
    const network = ends.adopt(await badNetworkTo(url), (it) => it.close());
    return { network, behindNetwork: { browser, url: network.url } };
  },
});

test("offline for a minute while customer and colleague write: nothing is missed, the draft is intact", async () => {
  const { network } = stage;
  const { agents, customer } = await stage.scenario.accountWithAgents(2);
  const [owner, colleague] = agents;
  if (!owner || !colleague) throw new Error("two agents");
  const id = await ownedBy(owner, customer);
  const { page, context } = await windowOf(stage.behindNetwork, owner.credentials);
  await rowOf(page, id).click();
  await messageField(page).fill("I will look into");

  network.cut();
  await context.setOffline(true);
  await page.getByText(/^Offline/).waitFor();
  await messageField(page).press("End");
  await messageField(page).pressSequentially(" it for you");
  for (let line = 1; line <= 6; line += 1) {
    await customer.says(`while you were away ${line}`);
    await colleague.client.must(
      "addNote",
      { interactionId: id, text: `note ${line}`, clientMessageId: `away-${id}-${line}` },
      ["MessageSent", "sentMessage { id }"],
    );
    await pause(10_000);
  }
  expect(await lineWith(page, "while you were away 6").count()).toBe(0);
  await picture(page, "offline");
  network.mend();
  await context.setOffline(false);

  await isLive(page);
  await lineWith(page, "note 6").waitFor();
  for (let line = 1; line <= 6; line += 1) {
    expect(await lineWith(page, `while you were away ${line}`).count()).toBe(1);
    expect(await lineWith(page, `note ${line}`).count()).toBe(1);
  }
  expect(await messageField(page).inputValue()).toBe("I will look into it for you");
  await messageField(page).press("Enter");
  await eventually(
    () => customer.received(),
    (received) => expect(JSON.stringify(received)).toContain("I will look into it for you"),
  );
  await context.close();
}, 240_000);

test("connections dropped at random for a minute: what is on the screen equals what a fresh query shows", async () => {
  const { network } = stage;
  const { agents, account } = await stage.scenario.accountWithAgents(2, { capacity: 20 });
  const [owner, colleague] = agents;
  if (!owner || !colleague) throw new Error("two agents");
  const customers = Array.from({ length: 4 }, () => account.newCustomer());
  const ids: string[] = [];
  for (const customer of customers) ids.push(await ownedBy(owner, customer));
  const { page, context } = await windowOf(stage.behindNetwork, owner.credentials);
  await rowOf(page, ids[0] ?? "").click();
  await lineWith(page, "Good morning").waitFor();

  const until = Date.now() + 60_000;
  let said = 0;
  const talk = async () => {
    while (Date.now() < until) {
      const customer = customers[Math.floor(Math.random() * customers.length)];
      said += 1;
      await customer?.says(`word ${said}`);
      if (said % 5 === 0)
        await colleague.client.must(
          "addNote",
          { interactionId: ids[0], text: `note ${said}`, clientMessageId: `noise-${ids[0]}-${said}` },
          ["MessageSent", "sentMessage { id }"],
        );
      if (said === 20) await owner.closes(ids[3] ?? "");
      await pause(Math.random() * 800);
    }
  };
  const trouble = async () => {
    while (Date.now() < until) {
      await pause(500 + Math.random() * 3_000);
      if (Math.random() < 0.6) network.drop();
      else {
        network.cut();
        await pause(Math.random() * 3_000);
        network.mend();
      }
    }
  };
  await Promise.all([talk(), trouble()]);
  network.mend();

  await isLive(page);
  await customers[0]?.says("the very end");
  await lineWith(page, "the very end").waitFor();
  // A pointer among the rows would keep them where they are.
  await page.mouse.move(900, 300);
  await pause(1_500);
  const seen = await onScreen(page);
  await picture(page, "after-trouble");
  await page.reload();
  await lineWith(page, "the very end").waitFor();
  await eventually(
    () => onScreen(page),
    (fresh) => expect(fresh).toEqual(seen),
    8_000,
  );
  expect(seen.rows.length).toBeGreaterThanOrEqual(3);
  await context.close();
}, 240_000);

/** The lists, the tabs and the newest of the thread, as an agent reads them; times aside, which pass. */
async function onScreen(page: Page) {
  return page.evaluate(async () => {
    const thread = document.querySelector("[data-testid=thread]");
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    // A thread draws what is in sight: it is read from its end upwards.
    const lines: string[] = [];
    for (let top = Number.NaN; thread !== null && lines.length < 40 && thread.scrollTop !== top; await drawn()) {
      const ids = [...thread.querySelectorAll("[data-message]")].map((line) => line.getAttribute("data-message") ?? "");
      lines.unshift(...ids.filter((id) => !lines.includes(id)));
      top = thread.scrollTop;
      thread.scrollBy({ top: -thread.clientHeight / 2 });
    }
    thread?.scrollTo({ top: thread.scrollHeight });
    const texts = (selector: string, root: ParentNode) =>
      [...root.querySelectorAll(selector)].map((element) => element.textContent?.trim() ?? "");
    return {
      rows: [...document.querySelectorAll("[data-row]")].map((row) => ({
        id: row.getAttribute("data-row"),
        words: texts('[dir="auto"]', row),
      })),
      tabs: [...document.querySelectorAll("[data-tab]")].map((tab) => tab.textContent),
      lines: lines.slice(-40),
    };
  });
}

test("a part of the page whose script does not come says so in its place, and comes when it is tried again", async () => {
  const { agent, customer } = await stage.scenario.accountWithOneAgent();
  const id = await ownedBy(agent, customer);
  const { page, context } = await windowOf(stage, agent.credentials);
  // Only what the page itself names: whatever is fetched later is lost.
  const whole = await (await context.request.get(`${stage.url}/desk`)).text();
  await context.route("**/_next/static/chunks/**", (route) =>
    whole.includes(new URL(route.request().url()).pathname) ? route.fallback() : route.abort(),
  );
  await page.goto(`${stage.url}/desk`);
  await rowOf(page, id).click();
  const thread = page.getByRole("alert").filter({ hasText: "This panel" });
  await thread.first().waitFor();
  await page.keyboard.press("?");
  await page.getByTestId("lost-dialog").first().waitFor();
  await picture(page, "part-lost");

  await context.unroute("**/_next/static/chunks/**");
  // What stands on top comes last; the sheet that comes with it is closed before the panels below can be reached.
  const retries = page.getByRole("button", { name: "Try again" });
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  let wasSheetShown = false;
  await eventually(
    async () => {
      if (await sheet.isVisible()) {
        wasSheetShown = true;
        await page.keyboard.press("Escape");
        await sheet.waitFor({ state: "hidden" });
      } else if ((await retries.count()) > 0) await retries.last().click({ timeout: 2_000 });
      return { left: await retries.count(), wasSheetShown };
    },
    (seen) => expect(seen).toEqual({ left: 0, wasSheetShown: true }),
  );
  await messageField(page).waitFor();
  await context.close();
}, 120_000);
