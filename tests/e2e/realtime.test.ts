/** A supervisor sees who waits and who can answer as it changes, and steps in; each change by a real event. */
import { picture } from "../kit/browser.ts";
import { openDesk, windowOf } from "../kit/desk-windows.ts";
import { newPerson } from "../kit/people.ts";
import { queueStep } from "../kit/scenario.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage({
  async prepare(it) {
    const { scenario, url } = it;
    const agent = await scenario.agent({ capacity: 2 });
    const account = await scenario.account();
    await account.employs([agent]);
    await account.plans([queueStep(await scenario.queue({ agents: [agent] }), 600)]);
    const supervisor = await newPerson(scenario.administrator, "SUPERVISOR");
    const { page: watch } = await windowOf(it, supervisor.credentials);
    await watch.goto(`${url}/realtime`);
    return { agent, account, watch };
  },
});
afterEach(() => picture(stage.watch, "realtime-last"));

/** The row of the one queue with these figures: who waits, and who could take it. */
const queueShows = (waiting: number, available: string) =>
  stage.watch
    .getByRole("table", { name: "Queues" })
    .getByRole("row", { name: new RegExp(`^Queue \\S+ ${waiting} ${available}$`) })
    .waitFor();

/** The agent's row with these words. */
const agentShows = (words: string) =>
  stage.watch
    .getByRole("table", { name: "Agents" })
    .getByRole("row", { name: stage.agent.name })
    .getByText(words)
    .filter({ visible: true })
    .first()
    .waitFor();

async function choosesFor(action: string): Promise<void> {
  await stage.watch
    .getByRole("table", { name: "Agents" })
    .getByRole("button", { name: new RegExp(stage.agent.name) })
    .click();
  await stage.watch.getByRole("menuitem", { name: action, exact: true }).click();
}

test("who comes, waits, answers, is paused and signed out shows by itself", async () => {
  await queueShows(0, "0 of 1");
  await agentShows("Offline");

  const desk = await openDesk(stage, stage.agent);
  await agentShows("Online");
  await queueShows(0, "1 of 1");

  await stage.account.newCustomer().says("Hello?");
  await desk.getByTestId("offer").waitFor();
  await queueShows(1, "1 of 1");
  await desk.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await queueShows(0, "1 of 1");
  await agentShows("1 of 2");

  await choosesFor("Pause");
  await stage.watch.getByRole("dialog").getByRole("button", { name: "Pause", exact: true }).click();
  await desk.getByRole("button", { name: /^Your presence: Paused/ }).waitFor();
  await agentShows("Paused");
  await queueShows(0, "0 of 1");

  await stage.account.newCustomer().says("And me?");
  await queueShows(1, "0 of 1");
  expect(await desk.getByTestId("offer").count()).toBe(0);
  await picture(stage.watch, "realtime-paused");

  await choosesFor("Take off pause");
  await desk.getByRole("button", { name: "Your presence: Online", exact: true }).waitFor();
  await desk.getByTestId("offer").waitFor();
  await agentShows("Online");

  await choosesFor("Sign out");
  const dialog = stage.watch.getByRole("dialog");
  await dialog.getByText("The interaction they own stays theirs").waitFor();
  await dialog.getByRole("button", { name: "Sign out" }).click();
  await desk.waitForURL("**/sign-in**");
  await agentShows("Offline");
  await queueShows(1, "0 of 1");
}, 240_000);
