/** A team made in the console belongs to a queue as a whole, and who is in it now is who the queue rings for. */
import { picture } from "../kit/browser.ts";
import { isLive, openDesk, windowOf } from "../kit/desk-windows.ts";
import { setStage } from "../kit/stage.ts";

const TEAM = "Night crew";
const QUEUE = "Nights";

const stage = setStage({
  prepare: async (it) => ({ office: (await windowOf(it, it.administrator)).page }),
});
afterEach(() => picture(stage.office, "teams-last"));

/** Ticks people in the open dialog, or takes the tick away. */
async function ticks(name: string, isIn: boolean): Promise<void> {
  const dialog = stage.office.getByRole("dialog");
  await dialog.getByRole("searchbox", { name: "Search people" }).fill(name);
  await dialog.getByRole("checkbox", { name: new RegExp(`^${name}`) }).setChecked(isIn);
}

/** From the team's row menu. */
async function chooses(action: string): Promise<void> {
  const { office } = stage;
  await office.goto(`${stage.url}/settings?tab=teams`);
  await isLive(office);
  await office.getByRole("button", { name: `More actions for ${TEAM}` }).click();
  await office.getByRole("menuitem", { name: action }).click();
}

test("a queue rings for whoever is in its team, from the next moment on", async () => {
  const { office } = stage;
  const [first, second] = await stage.scenario.agents(2);
  if (first === undefined || second === undefined) throw new Error("two agents");
  const account = await stage.scenario.account();
  await account.employs([first, second]);
  const [firstDesk, secondDesk] = await Promise.all([openDesk(stage, first), openDesk(stage, second)]);

  await office.goto(`${stage.url}/settings?tab=teams`);
  await office.getByText("There is no team yet").waitFor();
  await office.getByRole("button", { name: "Add team" }).click();
  const dialog = office.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add team" }).click();
  await dialog.getByText("Please fill this in.").waitFor();
  await dialog.getByRole("textbox", { name: "Name" }).fill(TEAM);
  await ticks(first.name, true);
  await dialog.getByRole("button", { name: "Add team" }).click();
  await office.getByRole("row", { name: new RegExp(`${TEAM}.*1`) }).waitFor();

  await office.goto(`${stage.url}/queues/new`);
  await office.getByRole("textbox", { name: "Name" }).fill(QUEUE);
  await office.getByRole("combobox", { name: "Teams" }).click();
  await office.getByRole("option", { name: TEAM }).click();
  await office.getByText("One person in all").waitFor();
  await office.keyboard.press("Escape");
  await office.getByRole("button", { name: "Add queue" }).click();
  await office.waitForURL((address) => !address.pathname.endsWith("/new"));
  const { queues } = await stage.scenario.administrator.ask<{ queues: { edges: { node: { id: string } }[] } }>(
    `{ queues(first: 5, search: "${QUEUE}") { edges { node { id } } } }`,
  );
  await account.plans([{ type: "QUEUE", queueId: queues.edges[0]?.node.id, waitSeconds: 600 }]);

  await account.newCustomer().says("Is anybody up?");
  await firstDesk.getByTestId("offer").waitFor();
  expect(await secondDesk.getByTestId("offer").count()).toBe(0);

  await chooses("Edit");
  await ticks(first.name, false);
  await ticks(second.name, true);
  await picture(office, "teams-members");
  await office.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await secondDesk.getByTestId("offer").waitFor();
  await firstDesk.getByTestId("offer").waitFor({ state: "detached" });

  await secondDesk.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await secondDesk.getByTestId("message").filter({ hasText: "Is anybody up?" }).waitFor();
}, 180_000);

test("in Italian the refusal of a name that is taken is Italian, and what was typed stays", async () => {
  const { page } = await windowOf(stage, stage.administrator, { locale: "en-GB" });
  await page.context().addCookies([{ name: "parley-locale", value: "it", url: stage.url }]);
  await page.goto(`${stage.url}/settings?tab=teams`);
  await page.getByRole("button", { name: "Aggiungi team" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Nome" }).fill(TEAM);
  await dialog.getByRole("button", { name: "Aggiungi team" }).click();
  await dialog.getByText("Un altro team ha già questo nome. Scegline un altro.").waitFor();
  expect(await dialog.getByRole("textbox", { name: "Nome" }).inputValue()).toBe(TEAM);
  await page.context().close();
}, 60_000);

test("a team that is deleted leaves its queue, and its agents stay", async () => {
  const { office } = stage;
  await chooses("Delete");
  await office.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await office.getByText("There is no team yet").waitFor();
  await office.goto(`${stage.url}/queues`);
  await office.getByRole("link", { name: QUEUE }).click();
  await office.getByText("Nobody can be offered what waits here yet").waitFor();
}, 60_000);
