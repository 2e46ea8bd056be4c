/** What happens to an interaction once somebody has it: closed by keyboard alone, transferred between three agents. */
import type { Page } from "playwright-core";
import type { Agent } from "../kit/agent.ts";
import { picture } from "../kit/browser.ts";
import { messageField, openDesk, rowOf, storedLineWith } from "../kit/desk-windows.ts";
import { pressUntilOn } from "../kit/keyboard.ts";
import { queueStep } from "../kit/scenario.ts";
import { setStage } from "../kit/stage.ts";

/** Seconds that a transfer to an agent is tried. */
const TRANSFER_SECONDS = 8;

const stage = setStage({
  async prepare(it) {
    const { administrator, ...scenario } = it.scenario;
    const account = await scenario.account();
    const agents = await scenario.agents(3);
    await account.employs(agents);
    await account.plans([queueStep(await scenario.queue({ agents: agents.slice(0, 1) }), 120)]);
    await account.changes({ transferToAgent: { enabled: true, timeoutSeconds: TRANSFER_SECONDS } });
    const { disposition } = await administrator.must<{ disposition: { id: string } }>(
      "createDisposition",
      { name: "Delivery", accountId: account.id },
      ["DispositionSaved", "disposition { id }"],
    );
    await administrator.must(
      "createDisposition",
      { name: "Arrived late", accountId: account.id, parentId: disposition.id },
      ["DispositionSaved", "disposition { id }"],
    );
    return { account, agents, pages: await Promise.all(agents.map((agent) => openDesk(it, agent))) };
  },
});

const pendingOn = (page: Page) => page.getByTestId("transfer-pending");

/** The first agent gets a new customer's interaction by the key of the offer; its id. */
async function accepted(words: string): Promise<string> {
  const page = stage.pages[0] as Page;
  await stage.account.newCustomer().says(words);
  await page.getByTestId("offer").waitFor();
  await page.keyboard.press("Escape");
  await leaveField(page);
  await page.keyboard.press("a");
  await messageField(page).waitFor();
  await page
    .getByLabel(/^Messages with/)
    .getByText(words)
    .waitFor();
  return new URL(page.url()).searchParams.get("interaction") ?? "";
}

/** Out of the composer, which takes every key. */
async function leaveField(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

/** From the menu, by keyboard in the dialog: type, Enter chooses, Enter again transfers. */
async function transfers(from: Page, to: Agent | undefined): Promise<void> {
  await from.getByRole("button", { name: "More to do with this interaction" }).click();
  await from.getByRole("menuitem", { name: "Transfer…" }).click();
  const field = from.getByRole("combobox", { name: "To whom" });
  await field.fill(to?.name ?? "");
  await from.getByRole("option", { name: to?.name ?? "" }).waitFor();
  await field.press("Enter");
  await from.getByRole("option", { name: to?.name ?? "", selected: true }).waitFor();
  await field.press("Enter");
  await pendingOn(from).waitFor();
}

test("accept, answer, close with a disposition: by keyboard alone", async () => {
  const page = stage.pages[0] as Page;
  const id = await accepted("By keyboard, please");
  await page.keyboard.type("Here you are.");
  await page.keyboard.press("Enter");
  await storedLineWith(page, "Here you are.").waitFor();

  await pressUntilOn(page, "Shift+Tab", page.getByRole("button", { name: "Close", exact: true }));
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Disposition" }).waitFor();
  await page.keyboard.type("late");
  await page.getByRole("option", { name: /Arrived late/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Closing as Delivery › Arrived late.").waitFor();
  await picture(page, "ownership-closing");
  await page.keyboard.press("Control+Enter");

  await page.getByRole("dialog").waitFor({ state: "detached" });
  const { interaction } = await stage.scenario.administrator.ask<{
    interaction: { phase: string; disposition: string[] };
  }>("query Closed($id: ID!) { interaction(id: $id) { phase disposition } }", { id });
  expect(interaction).toEqual({ phase: "CLOSED", disposition: ["Delivery", "Arrived late"] });
}, 180_000);

test("a transfer: accepted here, rejected there, and not answered at all", async () => {
  const [ana, ben, chloe] = stage.pages as [Page, Page, Page];
  const [anaIs, benIs, chloeIs] = stage.agents;
  const id = await accepted("Who knows about sofas?");

  await transfers(ana, benIs);
  await picture(ana, "ownership-transferring");
  await ben.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await messageField(ben).waitFor();
  // Its tab closes at the giver, who is told.
  await ana.getByText(`${benIs?.name} took over`).waitFor();
  await ana.waitForURL((url) => url.searchParams.get("interaction") === null);

  await transfers(ben, chloeIs);
  await chloe.getByTestId("offer").getByRole("button", { name: "Reject" }).click();
  await pendingOn(ben).waitFor({ state: "detached" });
  await ben.getByText(/^The transfer was rejected/).waitFor();
  await messageField(ben).waitFor();

  await transfers(ben, chloeIs);
  await chloe.getByTestId("offer").waitFor();
  // Somewhere else meanwhile: it must come back unread.
  await ben.goto(`${stage.url}/desk`);
  await ben.getByText(/^Nobody accepted the transfer of/).waitFor();
  await chloe.getByTestId("offer").waitFor({ state: "detached" });
  await picture(ben, "ownership-returned");
  const { interaction } = await stage.scenario.administrator.ask<{
    interaction: { isUnread: boolean; assignedAgent: { id: string }; transfer: null };
  }>("query Back($id: ID!) { interaction(id: $id) { isUnread assignedAgent { id } transfer { expiresAt } } }", { id });
  expect(interaction).toEqual({ isUnread: true, assignedAgent: { id: benIs?.id }, transfer: null });

  // Taken back before anybody answers.
  await rowOf(ben, id).click();
  await transfers(ben, anaIs);
  await ana.getByTestId("offer").waitFor();
  await ben.getByRole("button", { name: "Take it back" }).click();
  await pendingOn(ben).waitFor({ state: "detached" });
  await ana.getByTestId("offer").waitFor({ state: "detached" });

  // The panel tells it all in words.
  const panel = ben.getByRole("complementary", { name: "Contact" });
  await panel.getByRole("button", { name: "Routing", exact: true }).click();
  await panel.getByText(`Rang for ${chloeIs?.name}`).first().waitFor();
  await panel.getByText(`${benIs?.name} took the transfer back.`).waitFor();
  await picture(ben, "ownership-history");
}, 240_000);
