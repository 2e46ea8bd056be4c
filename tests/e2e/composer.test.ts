/** What an agent does to the composer with real keys and clicks. */
import { picture } from "../kit/browser.ts";
import { ask } from "../kit/database.ts";
import {
  expectWords,
  messageField,
  openDesk,
  openLineMenu,
  openThread,
  ownedBy,
  ownedByOne,
  rowOf,
  sendImpatiently,
  storedLineWith,
} from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import type { TestAccount } from "../kit/scenario.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

test("fifty impatient clicks on Send are one message", async () => {
  const { agent, interactionId, account } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  await messageField(page).fill("Only once");
  await sendImpatiently(page);

  const line = storedLineWith(page, "Only once");
  await line.getByRole("img", { name: /Delivered|Read/ }).waitFor();
  expect(await line.count()).toBe(1);
  expect(await stage.scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1 });
  await context.close();
}, 120_000);

test("a conversation begun by the agent: a number, a template, and the thread is on screen", async () => {
  const { agent, account } = await stage.scenario.accountWithOneAgent();
  const templates = await templatesOf(account);
  const template = templates.find((it) => it.state === "APPROVED" && !it.headerNeedsFile && it.variables.length > 0);
  if (template === undefined) throw new Error("the simulator has no such template");
  const customer = account.newCustomer();
  const page = await openDesk(stage, agent);

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

  await storedLineWith(page, "Ada").waitFor();
  await dialog.waitFor({ state: "hidden" });
  await eventually(
    () => customer.received(),
    (received) => expect(received).toHaveLength(1),
  );
  await page.context().close();
}, 120_000);

interface ShownTemplate {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly state: string;
  readonly isRecontact: boolean;
  readonly headerNeedsFile: boolean;
  readonly variables: readonly string[];
}

async function templatesOf({ id }: TestAccount): Promise<readonly ShownTemplate[]> {
  const { templates } = await stage.scenario.administrator.must<{ templates: readonly ShownTemplate[] }>(
    "synchroniseTemplates",
    { accountId: id },
    ["TemplatesSynchronised", "templates { id name language state isRecontact headerNeedsFile variables }"],
  );
  return templates;
}

/** Makes the last of the templates for writing again the account's own; the others stand before it in lists. */
async function choosesRecontact(account: TestAccount): Promise<string> {
  const templates = await templatesOf(account);
  const own = templates.findLast(({ state, isRecontact }) => state === "APPROVED" && isRecontact);
  if (own === undefined) throw new Error("the simulator has no template for writing again");
  await account.changes({ recontactTemplateId: own.id });
  return `${own.name} · ${own.language}`;
}

test("the service window closes while the agent types: the account's template is ready, and the words are kept", async () => {
  const { agent, account, interactionId } = await ownedByOne(stage);
  const recontact = await choosesRecontact(account);
  await ask(
    stage.databaseUrl,
    "update interaction set last_inbound_at = clock_timestamp() - interval '24 hours' + interval '15 seconds' where id = $1",
    [interactionId],
  );
  const { page, context } = await openThread(stage, agent, interactionId);
  await messageField(page).pressSequentially("I was about to say");
  await page.getByTestId("template-picker").waitFor({ timeout: 40_000 });
  const chosen = page.getByTestId("template-picker").getByLabel("Choose a template");
  await eventually(
    () => chosen.inputValue(),
    (name) => expect(name).toBe(recontact),
  );
  expect(await messageField(page).count()).toBe(0);
  await expect(agent.draft(interactionId)).toEventuallyMatchObject({ text: "I was about to say" });
  await context.close();
}, 120_000);

test("accept, answer and close by keyboard alone", async () => {
  const { agent, customer, account } = await stage.scenario.accountWithOneAgent();
  await stage.scenario.administrator.must("createDisposition", { name: "Solved at once", accountId: account.id }, [
    "DispositionSaved",
    "__typename",
  ]);
  const page = await openDesk(stage, agent);
  await customer.says("Is it open today?");
  await page.getByTestId("offer").waitFor();
  await page.keyboard.press("a");
  await messageField(page).waitFor();
  await eventually(
    () => messageField(page).evaluate((element) => element.matches(":focus")),
    (isFocused) => expect(isFocused).toBe(true),
  );
  await page.keyboard.type("Until six.");
  await page.keyboard.press("Enter");
  await storedLineWith(page, "Until six.").waitFor();

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

test("Enter or Ctrl+Enter sends, as the agent likes; the hint and the list of shortcuts say which", async () => {
  const { agent, interactionId, customer } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  const hint = page.getByTestId("send-hint");
  await hint.getByText("Enter sends, Shift+Enter begins a line").waitFor();
  await messageField(page).pressSequentially("one");
  await messageField(page).press("Shift+Enter");
  await messageField(page).pressSequentially("two");
  await messageField(page).press("Enter");
  await received(customer, ["one\ntwo"]);

  await page.getByRole("button", { name: "How you read and write" }).click();
  await picture(page, "composer-habits");
  await page.getByRole("menuitemradio", { name: "Ctrl+Enter" }).click();
  await hint.getByText("Ctrl+Enter sends, Enter begins a line").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  await messageField(page).click();
  await messageField(page).pressSequentially("three");
  await messageField(page).press("Enter");
  await messageField(page).pressSequentially("four");
  await expectWords(page, "three\nfour");
  await messageField(page).press("Control+Enter");
  await received(customer, ["one\ntwo", "three\nfour"]);

  await page.reload();
  await hint.getByText("Ctrl+Enter sends, Enter begins a line").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByRole("row", { name: "Send what is written Ctrl+Enter" }).waitFor();
  await sheet.getByRole("row", { name: "Begin a new line Enter" }).waitFor();
  await context.close();
}, 120_000);

test("the Enter that ends an input method's word sends nothing", async () => {
  const { agent, interactionId, customer } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  const method = await context.newCDPSession(page);
  await method.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await page.keyboard.press("Enter");
  // Safari ends the composition first and tells of the key by its code alone.
  await messageField(page).evaluate((input) =>
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true })),
  );
  await method.send("Input.insertText", { text: "日本" });
  // A real input method keeps its Enter to itself; this one leaves a line behind.
  await messageField(page).fill("日本");
  expect(await customer.received()).toEqual([]);
  await messageField(page).press("Enter");
  await received(customer, ["日本"]);
  await context.close();
}, 120_000);

async function received(customer: { received(): PromiseLike<readonly unknown[]> }, texts: readonly string[]) {
  await eventually(
    async () => customer.received(),
    (all) => expect(all).toMatchObject(texts.map((text) => ({ content: { type: "text", text } }))),
  );
}

test("a canned answer's key pressed too fast waits for the answers, and goes to nobody", async () => {
  const { agent, interactionId, customer } = await ownedByOne(stage);
  await stage.scenario.administrator.must(
    "createCannedAnswer",
    { key: "thanks", text: "Thank you, {{contact.name}}!" },
    ["CannedAnswerSaved", "__typename"],
  );
  const { page, context } = await openThread(stage, agent, interactionId);
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes("query CannedAnswers") === true) {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
    await route.continue();
  });
  await messageField(page).pressSequentially("/thanks");
  await messageField(page).press("Enter");
  const menu = page.getByTestId("canned-menu");
  await menu.getByRole("img", { name: "For every account" }).waitFor();
  expect(await menu.getByRole("option").textContent()).not.toContain("{{");
  await messageField(page).press("Enter");
  expect(await messageField(page).inputValue()).toMatch(/^Thank you, .+!$/);
  expect(await customer.received()).toEqual([]);

  await messageField(page).fill("Hello");
  await page.getByRole("button", { name: "Canned answers" }).click();
  await menu.waitFor();
  await expectWords(page, "Hello /");
  await context.close();
}, 120_000);

test("a text is counted as the provider counts it, and a file let go beside the thread does not take the desk away", async () => {
  const { agent, account, customer } = await stage.scenario.accountWithOneAgent({ provider: "twilio" });
  const interactionId = await ownedBy(agent, customer);
  const { page, context } = await openThread(stage, agent, interactionId);
  await messageField(page).fill("😀".repeat(801));
  await page.getByText("2 characters too many").waitFor();
  expect(await page.getByRole("button", { name: "Send", exact: true }).isDisabled()).toBe(true);
  await messageField(page).fill("😀".repeat(800));
  await messageField(page).press("Enter");
  await received(customer, ["😀".repeat(800)]);
  expect(await stage.scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ accepted: 1 });

  const isCaught = await page.getByRole("navigation", { name: "Interactions" }).evaluate((list) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "x.txt"));
    return !list.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  expect(isCaught).toBe(true);
  await context.close();
}, 120_000);

test("by key to the note and back; the message that is answered to waits; a refused reaction says why", async () => {
  const { agent, interactionId, customer } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  const inbound = storedLineWith(page, "Good morning").first();
  await openLineMenu(inbound);
  await page.getByRole("menuitem", { name: "Reply" }).click();
  await page.getByRole("button", { name: "Do not reply to a message" }).waitFor();
  // An open menu keeps the keys to itself.
  await page.getByRole("menu").waitFor({ state: "detached" });
  await rowOf(page, interactionId).focus();
  await page.keyboard.press("i");
  const note = page.getByRole("textbox", { name: /^Note about/ });
  await page.getByTestId("send-hint").getByText("Enter adds the note").waitFor();
  await note.pressSequentially("Ask about the size");
  await note.press("Enter");
  await storedLineWith(page, "Ask about the size").waitFor();
  await rowOf(page, interactionId).focus();
  await page.keyboard.press("m");
  await messageField(page).pressSequentially("Which size?");
  await messageField(page).press("Enter");
  await eventually(
    async () => customer.received(),
    (all) => expect(all).toMatchObject([{ content: { text: "Which size?" }, quoted: { preview: "Good morning" } }]),
  );

  await ask(stage.databaseUrl, "update interaction set last_inbound_at = now() - interval '25 hours' where id = $1", [
    interactionId,
  ]);
  await openLineMenu(inbound);
  await page.getByRole("menuitem", { name: /👍/ }).click();
  await page.getByText("The 24-hour window is closed").waitFor();
  await context.close();
}, 120_000);

test("whoever was written to first is not said to have written long ago; the dialog begins at its first field", async () => {
  const { agent, account } = await stage.scenario.accountWithOneAgent();
  const templates = await templatesOf(account);
  const template = templates.find((it) => it.state === "APPROVED" && !it.headerNeedsFile);
  if (template === undefined) throw new Error("the simulator has no such template");
  const page = await openDesk(stage, agent);
  const { interaction } = await agent.client.must<{ interaction: { id: string } }>(
    "startInteraction",
    {
      accountId: account.id,
      phone: `+${account.newCustomer().phone}`,
      templateId: template.id,
      templateParameters: template.variables.map(() => "Ada"),
      clientMessageId: `first-${account.id}`,
    },
    ["InteractionStarted", "interaction { id }"],
  );
  await page.goto(`${stage.url}/desk?interaction=${interaction.id}`);
  await page
    .getByTestId("template-picker")
    .getByText(/has not written here yet/)
    .waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).focus();
  await page.keyboard.press("n");
  const first = page.getByRole("dialog", { name: "New conversation" }).getByRole("combobox").first();
  await eventually(
    () => first.evaluate((field) => field === field.ownerDocument.activeElement),
    (isFocused) => expect(isFocused).toBe(true),
  );
  await page.context().close();
}, 120_000);
