/** MSG-05, MSG-07, DSK-06: what an agent does to the composer with real keys and clicks. */
import type { Page } from "playwright-core";
import { type Browser, picture, startBrowser, type Window } from "../kit/browser.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let browser: Browser;

beforeAll(async () => {
  parley = await startParley({ pages: true });
  scenario = await scenarioOn(parley);
  browser = await startBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await parley.stop();
});

type Person = Awaited<ReturnType<Scenario["agent"]>>;

/** A window at this agent's desk, with their one interaction open. */
async function deskOf(agent: Person, interactionId: string): Promise<Window> {
  const window = await browser.open(`${parley.url}/sign-in`);
  const { page } = window;
  await page.getByLabel("Email").fill(agent.credentials.email);
  await page.getByLabel("Password", { exact: true }).fill(agent.credentials.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/desk**");
  await page.locator(`[data-row="${interactionId}"]`).click();
  await field(page).waitFor();
  return window;
}

const field = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });

/** An agent who owns an interaction with a customer who has just written. */
async function owned() {
  const made = await scenario.accountWithOneAgent();
  const { agent, account, customer } = made;
  await customer.says("Good morning");
  const offers = await eventually(
    () => agent.offers(),
    (found) => expect(found).toHaveLength(1),
  );
  await agent.accepts(offers[0]?.id ?? "");
  const [interaction] = await account.interactions();
  return { ...made, interactionId: interaction?.id ?? "" };
}

test("a draft begun in one browser goes on in another, and is gone from both once it is sent", async () => {
  const { agent, interactionId, customer } = await owned();
  const office = await deskOf(agent, interactionId);
  await field(office.page).pressSequentially("We have it in stock");
  const home = await deskOf(agent, interactionId);
  await expectValue(home.page, "We have it in stock");

  await field(home.page).press("End");
  await field(home.page).pressSequentially(", in blue.");
  await expectValue(office.page, "We have it in stock, in blue.");
  await picture(office.page, "composer-draft");
  await field(home.page).press("Enter");

  await expectValue(office.page, "");
  await eventually(
    () => customer.received(),
    (received) => expect(JSON.stringify(received)).toContain("We have it in stock, in blue."),
  );
  await office.page.reload();
  await field(office.page).waitFor();
  await expectValue(office.page, "");
  for (const { context } of [office, home]) await context.close();
}, 120_000);

test("fifty impatient clicks on Send are one message", async () => {
  const { agent, interactionId, account } = await owned();
  const { page, context } = await deskOf(agent, interactionId);
  await field(page).fill("Only once");
  await page.getByRole("button", { name: "Send", exact: true }).evaluate((button) => {
    for (let click = 0; click < 50; click += 1) (button as unknown as { click(): void }).click();
  });

  const line = page.locator("[data-message]", { hasText: "Only once" });
  await line.getByRole("img", { name: /Delivered|Read/ }).waitFor();
  expect(await line.count()).toBe(1);
  expect(await scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1 });
  await context.close();
}, 120_000);

async function expectValue(page: Page, text: string): Promise<void> {
  await eventually(
    () => field(page).inputValue(),
    (value) => expect(value).toBe(text),
  );
}
