/** R8: tabs, lists and the dashboard, as an agent with two windows sees them. */
import type { Page } from "playwright-core";
import { picture } from "../kit/browser.ts";
import { ownedBy, rowOf, tabOf, windowOf } from "../kit/desk-windows.ts";
import { eventually, until } from "../kit/eventually.ts";
import { keepBack } from "../kit/kept-back.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

const tabs = (page: Page) => page.getByTestId("tabs").locator("[data-tab]");

test("two windows and a reload show the same tabs; one put away is gone from both, and its next message is offered to its owner", async () => {
  const { agent, account, customer } = await stage.scenario.accountWithOneAgent();
  const first = await ownedBy(agent, customer);
  const second = await ownedBy(agent, account.newCustomer());
  const [left, right] = [await windowOf(stage, agent.credentials), await windowOf(stage, agent.credentials)];
  for (const { page } of [left, right]) {
    await tabOf(page, first).waitFor();
    await tabOf(page, second).waitFor();
  }
  await tabOf(left.page, first).getByRole("button").first().click();
  await left.page.getByTestId("thread").waitFor();
  await picture(left.page, "tabs");

  await tabOf(right.page, second)
    .getByRole("button", { name: /^Put away/ })
    .click();
  for (const { page } of [left, right]) await tabOf(page, second).waitFor({ state: "detached" });
  await left.page.reload();
  await tabOf(left.page, first).waitFor();
  expect(await tabs(left.page).count()).toBe(1);
  expect(await rowOf(left.page, second).count()).toBe(1);
  const [still] = await account.interactions({ assignedAgentId: { in: [agent.id] }, phase: { in: ["ASSIGNED"] } });
  expect(still).toBeDefined();

  // R8: with its tab open a message is simply delivered, without it rings first.
  await customer.says("still with the tab");
  await left.page.getByText("still with the tab").first().waitFor();
  expect(await agent.offers()).toEqual([]);
  const closed = (await account.interactions()).find(({ id }) => id === second);
  await stage.scenario.vendors.say(
    { numberId: account.numberId, from: closed?.contact.phone ?? "" },
    { type: "text", text: "without a tab" },
  );
  await left.page.getByTestId("offer").waitFor();
  await left.page.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await tabOf(right.page, second).waitFor();
  for (const { context } of [left, right]) await context.close();
}, 180_000);

test("rows stand still under the pointer, and one that has gone keeps its place until it leaves", async () => {
  const { agent, account, customer } = await stage.scenario.accountWithOneAgent();
  const ids = [
    await ownedBy(agent, customer),
    await ownedBy(agent, account.newCustomer()),
    await ownedBy(agent, account.newCustomer()),
  ];
  const { page, context } = await windowOf(stage, agent.credentials);
  const order = () => page.locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  const newestFirst = ids.toReversed();
  await eventually(order, (now) => expect(now).toEqual(newestFirst));

  await rowOf(page, newestFirst[1] ?? "").hover();
  await customer.says("I write again");
  await page.getByText("I write again").first().waitFor();
  expect(await order()).toEqual(newestFirst);
  await agent.closes(newestFirst[1] ?? "");
  await page.getByText("gone", { exact: true }).waitFor();
  expect(await order()).toEqual(newestFirst);
  await picture(page, "rows-held");

  await page.mouse.move(900, 400);
  await eventually(order, (now) => expect(now).toEqual([ids[0], ids[2]]));
  await context.close();
}, 180_000);

test("a search keeps what has the words, and says what to do when nothing has", async () => {
  const { agent, customer, account } = await stage.scenario.accountWithOneAgent();
  const first = await ownedBy(agent, customer);
  const second = await ownedBy(agent, account.newCustomer());
  const { page, context } = await windowOf(stage, agent.credentials);
  await rowOf(page, second).waitFor();
  await page.getByRole("searchbox").fill(customer.phone.slice(-7));
  await rowOf(page, second).waitFor({ state: "detached" });
  await rowOf(page, first).waitFor();
  await page.getByRole("searchbox").fill("nobody has this");
  await page.getByText("Nothing found").waitFor();
  await page.getByRole("button", { name: "Clear" }).click();
  await rowOf(page, second).waitFor();
  await context.close();
}, 120_000);

test("nothing chosen: own queues say live how many wait in them", async () => {
  const { agent, customer } = await stage.scenario.accountWithOneAgent({ stepSeconds: 300, agentTimeoutSeconds: 300 });
  const { page, context } = await windowOf(stage, agent.credentials);
  await page.getByTestId("dashboard").getByText("nobody waits").waitFor();
  await customer.says("Is anybody there?");
  await page.getByTestId("dashboard").getByText("one waits", { exact: true }).waitFor();
  await picture(page, "dashboard");
  await context.close();
}, 120_000);

test("an answer that is older than a message does not move its row back", async () => {
  const { agent, account, customer } = await stage.scenario.accountWithOneAgent();
  const ids = [await ownedBy(agent, customer), await ownedBy(agent, account.newCustomer())];
  const { page, context } = await windowOf(stage, agent.credentials);
  const order = () => page.locator("[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  await eventually(order, (now) => expect(now).toEqual(ids.toReversed()));

  const answers = await keepBack(page, "query DeskInteractions");
  // What the agent may see changes: the page asks for everything anew.
  await (await stage.scenario.account()).employs([agent]);
  await until(() => answers.asked() >= 2, "the page asks for its lists");
  await customer.says("I write again");
  await eventually(order, (now) => expect(now).toEqual(ids));
  await answers.release();
  await page.waitForTimeout(500);
  expect(await order()).toEqual(ids);
  await rowOf(page, ids[0] ?? "")
    .getByText("I write again")
    .waitFor();
  await context.close();
}, 180_000);
