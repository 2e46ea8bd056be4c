/** Offers as agents see and hear them: a race, the sound, one ringing tab of two, and what the browser keeps silent. */
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { picture } from "../kit/browser.ts";
import { isLive, messageField, openDesk } from "../kit/desk-windows.ts";
import { eventually, until } from "../kit/eventually.ts";
import { keepBack } from "../kit/kept-back.ts";
import { listenTo, loudness, silentUntilClicked } from "../kit/page-sound.ts";
import { queueStep } from "../kit/scenario.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

const AUDIBLE = 0.005;

const isHeard = (page: Page) =>
  eventually(
    () => loudness(page),
    (heard) => expect(heard).toBeGreaterThan(AUDIBLE),
  );
const isSilent = (page: Page) =>
  eventually(
    () => loudness(page),
    (heard) => expect(heard).toBe(0),
  );

/** Agents at their desks, and nobody else to answer; the customer has not written yet. */
async function desks(howMany: number) {
  const account = await stage.scenario.account();
  const agents = await stage.scenario.agents(howMany);
  await account.employs(agents);
  await account.plans([queueStep(await stage.scenario.queue({ agents }), 120)]);
  const pages = await Promise.all(agents.map((agent) => openDesk(stage, agent)));
  return { account, customer: account.newCustomer(), agents, pages };
}

test("two agents press at once: one gets it, the other is told who was faster", async () => {
  const { customer, agents, pages } = await desks(2);
  await customer.says("Who answers me?");
  await Promise.all(pages.map((page) => page.getByTestId("offer").waitFor()));
  for (const page of pages) expect(await page.title()).toMatch(/^\(1\) /);

  await Promise.all(pages.map((page) => page.keyboard.press("a")));

  const lost = (page: Page) => page.getByTestId("departed-offer");
  await Promise.all(pages.map((page) => messageField(page).or(lost(page)).first().waitFor()));
  const winners = await Promise.all(pages.map((page) => messageField(page).isVisible()));
  expect(winners.filter(Boolean)).toHaveLength(1);
  const [loser, winner] = winners[0] === true ? [pages[1], agents[0]] : [pages[0], agents[1]];
  expect(await lost(loser as Page).textContent()).toContain(`Taken by ${winner?.name}`);
  await picture(loser as Page, "offers-race-lost");
  for (const page of pages)
    await eventually(
      () => page.title(),
      (title) => expect(title).not.toMatch(/^\(/),
    );
  await Promise.all(pages.map((page) => page.context().close()));
}, 180_000);

test("an answer of the API that comes late does not bring an offer back that is over", async () => {
  const { customer, agents, pages } = await desks(2);
  const [page, other] = pages as [Page, Page];
  await customer.says("Who is quick?");
  await Promise.all(pages.map((it) => it.getByTestId("offer").waitFor()));

  const first = await keepBack(page, "query PendingOffers", 1);
  // What the agent may see changes: the page asks for everything anew.
  await (await stage.scenario.account()).employs(agents.slice(0, 1));
  await until(() => first.asked() > 0, "the page asks for its offers");
  await other.keyboard.press("a");

  await page.getByTestId("departed-offer").waitFor();
  await page.getByTestId("offer").waitFor({ state: "detached" });
  await first.release();
  await pause(500);
  expect(await page.getByTestId("offer").count()).toBe(0);
  await Promise.all(pages.map((it) => it.context().close()));
}, 120_000);

test("the press that lets the page be heard answers the offer that it is on, however slow it is", async () => {
  const { customer, pages } = await desks(1);
  const context = (pages[0] as Page).context();
  await silentUntilClicked(context);
  const page = await context.newPage();
  await page.goto(`${stage.url}/desk`);
  await isLive(page);
  await customer.says("Is anybody there?");
  await page.getByTestId("sound-blocked").waitFor();

  await page.getByTestId("offer").getByRole("button", { name: "Reject" }).hover();
  await page.mouse.down();
  await page.getByTestId("sound-blocked").waitFor({ state: "detached" });
  await page.mouse.up();
  await page.getByTestId("offer").waitFor({ state: "detached" });
  await context.close();
}, 120_000);

test("an offer is heard until it is answered, in one tab of two, and not where the agent wants silence", async () => {
  const { customer, pages } = await desks(1);
  const first = pages[0] as Page;
  await listenTo(first.context());
  // Both tabs begin anew, with ears; each has its click.
  const second = await first.context().newPage();
  for (const page of [first, second]) {
    await page.goto(`${stage.url}/desk`);
    await isLive(page);
    await page.getByRole("heading", { name: "Desk", exact: true }).click();
  }
  await customer.says("Ring, please");
  await Promise.all([first, second].map((page) => page.getByTestId("offer").waitFor()));

  const loudest = [0, 0];
  for (const until = Date.now() + 7_000; Date.now() < until; await pause(150))
    for (const [place, page] of [first, second].entries())
      loudest[place] = Math.max(loudest[place] ?? 0, await loudness(page));
  expect(loudest.filter((it) => it > AUDIBLE)).toHaveLength(1);

  await first.keyboard.press("a");
  await messageField(first).waitFor();
  const both = async () => (await loudness(first)) + (await loudness(second));
  await eventually(both, (heard) => expect(heard).toBe(0));
  // Longer than from one ring to the next.
  await pause(3_500);
  expect(await both()).toBe(0);
  await first.context().close();
}, 180_000);

test("a page that was never clicked says so, and rings once it was; the chosen sound can be tried", async () => {
  const { customer, pages } = await desks(1);
  const page = pages[0] as Page;
  await listenTo(page.context());
  await silentUntilClicked(page.context());
  const fresh = await page.context().newPage();
  await page.close();
  await fresh.goto(`${stage.url}/desk`);
  await isLive(fresh);
  await customer.says("Is anybody there?");
  await fresh.getByTestId("offer").waitFor();
  await fresh.getByTestId("sound-blocked").waitFor();
  expect(await loudness(fresh)).toBe(0);
  await picture(fresh, "offers-sound-blocked");

  await fresh.getByRole("button", { name: "Turn the sound on" }).click();
  await isHeard(fresh);
  await fresh.getByTestId("sound-blocked").waitFor({ state: "detached" });

  // Silence is the agent's to choose, and trying a sound is heard all the same.
  await fresh.getByRole("button", { name: "Alerts for offers" }).click();
  await fresh.getByRole("button", { name: "Alerts for offers", expanded: true }).waitFor();
  await fresh.getByRole("button", { name: "Test" }).waitFor();
  await fresh.getByRole("switch").first().click();
  await isSilent(fresh);
  await fresh.getByRole("switch").first().click();
  await isHeard(fresh);
  await picture(fresh, "offers-alerts");
  await fresh.context().close();
}, 180_000);

test("an offer never takes the keys of somebody who types", async () => {
  const { account, customer, pages } = await desks(1);
  const page = pages[0] as Page;
  await customer.says("First");
  await page.getByTestId("offer").waitFor();
  await page.keyboard.press("a");
  const composer = messageField(page);
  await composer.click();
  await account.newCustomer().says("Second");
  await page.getByTestId("offer").waitFor();
  await page.keyboard.type("a great answer");
  expect(await composer.inputValue()).toBe("a great answer");
  expect(await page.getByTestId("offer").count()).toBe(1);
  await page.context().close();
}, 180_000);
