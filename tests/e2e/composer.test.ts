/** MSG-05, MSG-07, DSK-06: what an agent does to the composer with real keys and clicks. */
import type { Page } from "playwright-core";
import { type Browser, picture, startBrowser, type Window } from "../kit/browser.ts";
import { ask } from "../kit/database.ts";
import { openDesk } from "../kit/desk.ts";
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

test("a conversation begun by the agent: a number, a template, and the thread is on screen", async () => {
  const { agent, account } = await scenario.accountWithOneAgent();
  const { templates } = await scenario.administrator.must<{ templates: readonly ShownTemplate[] }>(
    "synchroniseTemplates",
    { accountId: account.id },
    ["TemplatesSynchronised", "templates { name language state headerNeedsFile variables }"],
  );
  const template = templates.find((it) => it.state === "APPROVED" && !it.headerNeedsFile && it.variables.length > 0);
  if (template === undefined) throw new Error("the simulator has no such template");
  const customer = account.newCustomer();
  const page = await openDesk(browser, parley, agent);

  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "New conversation" });
  await dialog.getByLabel("To", { exact: true }).fill("12");
  await dialog.getByLabel("Choose a template").click();
  await page.getByRole("option", { name: `${template.name} · ${template.language}` }).click();
  for (const name of template.variables) await dialog.getByLabel(`{{${name}}}`).fill("Ada");
  await dialog.getByRole("button", { name: "Send template" }).click();
  await dialog.getByText("Enter the number with its country code").waitFor();
  await dialog.getByLabel("To", { exact: true }).fill(`+${customer.phone}`);
  await picture(page, "new-conversation");
  await dialog.getByRole("button", { name: "Send template" }).click();

  await page.locator("[data-message]", { hasText: "Ada" }).waitFor();
  await dialog.waitFor({ state: "hidden" });
  await eventually(
    () => customer.received(),
    (received) => expect(received).toHaveLength(1),
  );
  await page.context().close();
}, 120_000);

interface ShownTemplate {
  readonly name: string;
  readonly language: string;
  readonly state: string;
  readonly headerNeedsFile: boolean;
  readonly variables: readonly string[];
}

test("a large upload that is cancelled leaves the tray empty and is not sent", async () => {
  const { agent, interactionId, account } = await owned();
  const { page, context } = await deskOf(agent, interactionId);
  // Slow enough to be caught in the middle.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/files", async (route) => {
    await held;
    await route.abort();
  });
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      name: "manual.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(10_000_000)]),
    });
  const tray = page.getByRole("list", { name: "Files to send" });
  await tray.getByText("manual.pdf").waitFor();
  expect(await page.getByRole("button", { name: "Uploading…" }).isDisabled()).toBe(true);
  await tray.getByRole("button", { name: "Cancel the upload of manual.pdf" }).click();
  await tray.waitFor({ state: "hidden" });
  release();

  await field(page).fill("Without the file");
  await field(page).press("Enter");
  await page
    .locator("[data-message]", { hasText: "Without the file" })
    .getByRole("img", { name: /Delivered|Read/ })
    .waitFor();
  expect(await scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1 });
  expect((await agent.thread(interactionId)).every(({ attachment }) => attachment === null)).toBe(true);
  await context.close();
}, 120_000);

test("the service window closes while the agent types: a template is asked for, and the words are kept", async () => {
  const { agent, interactionId } = await owned();
  await ask(
    parley.databaseUrl,
    "update interaction set last_inbound_at = clock_timestamp() - interval '24 hours' + interval '15 seconds' where id = $1",
    [interactionId],
  );
  const { page, context } = await deskOf(agent, interactionId);
  await field(page).pressSequentially("I was about to say");
  await page.getByTestId("template-picker").waitFor({ timeout: 40_000 });
  expect(await field(page).count()).toBe(0);
  await eventually(
    () => agent.client.ask("query Draft($id: ID!) { draft(interactionId: $id) { text } }", { id: interactionId }),
    (kept) => expect(kept).toMatchObject({ draft: { text: "I was about to say" } }),
  );
  await context.close();
}, 120_000);

test("accept, answer and close by keyboard alone", async () => {
  const { agent, customer, account } = await scenario.accountWithOneAgent();
  await scenario.administrator.must("createDisposition", { name: "Solved at once", accountId: account.id }, [
    "DispositionSaved",
    "__typename",
  ]);
  const page = await openDesk(browser, parley, agent);
  await customer.says("Is it open today?");
  await page.getByTestId("offer").waitFor();
  await page.keyboard.press("a");
  await field(page).waitFor();
  await eventually(
    () => field(page).evaluate((element) => element.matches(":focus")),
    (isFocused) => expect(isFocused).toBe(true),
  );
  await page.keyboard.type("Until six.");
  await page.keyboard.press("Enter");
  await page.locator("[data-message]", { hasText: "Until six." }).waitFor();

  await page.keyboard.press("Escape");
  await page.keyboard.press("x");
  await page.getByRole("combobox", { name: "Disposition" }).waitFor();
  await page.keyboard.type("solved");
  await page.getByRole("option", { name: "Solved at once" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await eventually(
    () => account.interactions(),
    (all) => expect(all).toMatchObject([{ phase: "CLOSED", closedBy: "AGENT" }]),
  );
  await page.context().close();
}, 120_000);
