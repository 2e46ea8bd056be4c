/** R7, R11: what an agent's pauses do to what rings, with real keys. */
import { setTimeout as pass } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Agent } from "../kit/agent.ts";
import { picture } from "../kit/browser.ts";
import type { Client } from "../kit/clients.ts";
import { openDesk } from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import { pressUntilOn } from "../kit/keyboard.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage({
  async prepare({ scenario: { administrator } }) {
    await pauseNamed(administrator, "Long lunch");
    return { wrapUpId: await pauseNamed(administrator, "Tidying up") };
  },
});

async function pauseNamed(administrator: Client, name: string): Promise<string> {
  const { pause } = await administrator.must<{ pause: { id: string } }>("createPause", { name }, [
    "PauseSaved",
    "pause { id }",
  ]);
  return pause.id;
}

const presence = (page: Page) => page.getByRole("button", { name: /^Your presence/ });
const presenceIs = (page: Page, state: string) =>
  page.getByRole("button", { name: `Your presence: ${state}`, exact: true }).waitFor();

/** From the menu, by keyboard alone. */
async function chooses(page: Page, name: string): Promise<void> {
  await presence(page).focus();
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name, exact: true });
  await pressUntilOn(page, "ArrowDown", item);
  await page.keyboard.press("Enter");
}

async function pauseOf(agent: Agent): Promise<unknown> {
  const { viewer } = await agent.client.ask<{ viewer: { user: { pause: unknown } } }>(
    "{ viewer { user { pause { name isAutomatic } } } }",
  );
  return viewer.user.pause;
}

test("a pause with a reason stops the ringing until the agent is online again", async () => {
  const { agent, account, customer } = await stage.scenario.accountWithOneAgent();
  const page = await openDesk(stage, agent);
  await presenceIs(page, "Online");

  await chooses(page, "Pause: Long lunch");
  await presenceIs(page, "Paused: Long lunch");
  await picture(page, "pauses-lunch");
  await customer.says("Anybody there?");
  await eventually(
    () => account.interactions(),
    (found) => expect(found).toHaveLength(1),
  );
  await pass(1_500);
  expect(await page.getByTestId("offer").count()).toBe(0);

  await chooses(page, "Go online");
  await presenceIs(page, "Online");
  await page.getByTestId("offer").waitFor();
  await page.context().close();
}, 120_000);

test("a mandatory disposition: the account's pause while the dialog is open, an earlier one stays", async () => {
  const { agent, account, customer } = await stage.scenario.accountWithOneAgent();
  const { administrator } = stage.scenario;
  await account.changes({ mandatoryDisposition: true, dispositionPauseId: stage.wrapUpId });
  await administrator.must("createDisposition", { name: "Solved", accountId: account.id }, [
    "DispositionSaved",
    "disposition { id }",
  ]);
  const page = await openDesk(stage, agent);

  await customer.says("One");
  await page.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await opensClosing(page);
  await expectPause(agent, { name: "Tidying up", isAutomatic: true });
  await page.getByText("You are on pause meanwhile (Tidying up)").waitFor();
  expect(await submit(page).isDisabled()).toBe(true);
  await picture(page, "pauses-closing");
  await page.getByRole("button", { name: "Keep it open" }).click();
  await presenceIs(page, "Online");
  await expectPause(agent, null);

  await opensClosing(page);
  await expectPause(agent, { name: "Tidying up", isAutomatic: true });
  await closesAsSolved(page);
  await presenceIs(page, "Online");
  await expectPause(agent, null);

  await customer.says("Two");
  await page.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await page.getByRole("button", { name: "Close", exact: true }).waitFor();
  await chooses(page, "Pause: Long lunch");
  await presenceIs(page, "Paused: Long lunch");
  await opensClosing(page);
  await closesAsSolved(page);
  await eventually(
    () => account.interactions(),
    (found) => expect(found.map(({ phase }) => phase)).toEqual(["CLOSED", "CLOSED"]),
  );
  await presenceIs(page, "Paused: Long lunch");
  expect(await pauseOf(agent)).toEqual({ name: "Long lunch", isAutomatic: false });
  await page.context().close();
}, 180_000);

const submit = (page: Page) => page.getByRole("button", { name: /^Close for good/ });

async function opensClosing(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("dialog").waitFor();
}

async function closesAsSolved(page: Page): Promise<void> {
  await page.getByRole("option", { name: "Solved" }).click();
  await submit(page).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

function expectPause(agent: Agent, expected: object | null): Promise<unknown> {
  return eventually(
    () => pauseOf(agent),
    (seen) => expect(seen).toEqual(expected),
  );
}
