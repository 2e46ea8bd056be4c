/** RTM-02: a supervisor sees who waits and who can answer as it changes, and steps in; each change by a real event. */
import type { Page } from "playwright-core";
import type { Agent } from "../kit/agent.ts";
import { type Browser, picture, startBrowser } from "../kit/browser.ts";
import { openDesk } from "../kit/desk.ts";
import { windowOf } from "../kit/desk-windows.ts";
import { newPerson } from "../kit/people.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let browser: Browser;
let watch: Page;
let agent: Agent;
let account: TestAccount;

beforeAll(async () => {
  parley = await startParley({ pages: true });
  scenario = await scenarioOn(parley);
  browser = await startBrowser();
  agent = await scenario.agent({ capacity: 2 });
  account = await scenario.account();
  await account.employs([agent]);
  const queue = await scenario.queue({ agents: [agent] });
  await account.plans([{ type: "QUEUE", queueId: queue.id, waitSeconds: 600 }]);
  const supervisor = await newPerson(scenario.administrator, "SUPERVISOR");
  watch = (await windowOf(browser, parley.url, supervisor.credentials)).page;
  await watch.goto(`${parley.url}/realtime`);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await parley?.stop();
});
afterEach(() => picture(watch, "realtime-last"));

/** The row of the one queue with these figures: who waits, and who could take it. */
const queueShows = (waiting: number, available: string) =>
  watch
    .getByRole("table", { name: "Queues" })
    .getByRole("row", { name: new RegExp(`^Queue \\S+ ${waiting} ${available}$`) })
    .waitFor();

/** The agent's row with these words. */
const agentShows = (words: string) =>
  watch
    .getByRole("table", { name: "Agents" })
    .getByRole("row", { name: agent.name })
    .getByText(words)
    .filter({ visible: true })
    .first()
    .waitFor();

async function choosesFor(action: string): Promise<void> {
  await watch
    .getByRole("table", { name: "Agents" })
    .getByRole("button", { name: new RegExp(agent.name) })
    .click();
  await watch.getByRole("menuitem", { name: action, exact: true }).click();
}

test("who comes, waits, answers, is paused and signed out shows by itself", async () => {
  await queueShows(0, "0 of 1");
  await agentShows("Offline");

  const desk = await openDesk(browser, parley, agent);
  await agentShows("Online");
  await queueShows(0, "1 of 1");

  await account.newCustomer().says("Hello?");
  await desk.getByTestId("offer").waitFor();
  await queueShows(1, "1 of 1");
  await desk.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await queueShows(0, "1 of 1");
  await agentShows("1 of 2");

  await choosesFor("Pause");
  await watch.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
  await desk.getByRole("button", { name: /^Your presence: Paused/ }).waitFor();
  await agentShows("Paused");
  await queueShows(0, "0 of 1");

  await account.newCustomer().says("And me?");
  await queueShows(1, "0 of 1");
  expect(await desk.getByTestId("offer").count()).toBe(0);
  await picture(watch, "realtime-paused");

  await choosesFor("Take off pause");
  await desk.getByRole("button", { name: "Your presence: Online", exact: true }).waitFor();
  await desk.getByTestId("offer").waitFor();
  await agentShows("Online");

  await choosesFor("Sign out");
  const dialog = watch.getByRole("dialog");
  await dialog.getByText("The interaction they own stays theirs").waitFor();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await desk.waitForURL("**/sign-in**");
  await agentShows("Offline");
  await queueShows(1, "0 of 1");
}, 240_000);
