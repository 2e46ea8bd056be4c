/** Drafts follow their agent from screen to screen, and are nobody else's. */
import type { Agent } from "../kit/agent.ts";
import { openLog } from "../kit/clients-live.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
});
afterAll(() => parley.stop());

const save = (agent: Agent, interactionId: string, text: string, isNote = false) =>
  agent.client.act<{ __typename: string; draft?: { text: string } | null }>(
    "saveDraft",
    { interactionId, text, isNote },
    { DraftSaved: "draft { text isNote }", ValidationFailed: "fields { path }" },
  );

async function talking() {
  const { account, agents, customer } = await scenario.accountWithAgents(2);
  await customer.says("Good morning");
  const [interaction] = await eventually(
    () => account.interactions(),
    (found) => expect(found).toHaveLength(1),
  );
  const [ana, ben] = agents;
  if (ana === undefined || ben === undefined || interaction === undefined) throw new Error("Nobody talks");
  return { ana, ben, interactionId: interaction.id };
}

test("what is saved last counts, what is blank is forgotten", async () => {
  const { ana, interactionId } = await talking();
  expect(await ana.draft(interactionId)).toBeNull();
  await save(ana, interactionId, "Dear");
  expect(await save(ana, interactionId, "Dear Maria", true)).toMatchObject({ draft: { text: "Dear Maria" } });
  expect(await ana.draft(interactionId)).toEqual({ text: "Dear Maria", isNote: true });
  expect(await save(ana, interactionId, " \n")).toMatchObject({ __typename: "DraftSaved", draft: null });
  expect(await ana.draft(interactionId)).toBeNull();
});

test("neither a colleague nor a supervisor reads it or hears of it", async () => {
  const { ana, ben, interactionId } = await talking();
  const [hers, his] = await Promise.all([ana.sitsDown(), ben.sitsDown()]);
  const leader = await openLog(scenario.administrator);

  await save(ana, interactionId, "A secret");
  await eventually(
    () => hers.entries(),
    (entries) => expect(entries.filter(({ kind }) => kind === "DRAFT_CHANGED")).toHaveLength(1),
  );
  // What comes after it in the one ordered log has come: so would it have.
  await ana.pauses(true);
  for (const log of [his, leader]) {
    const entries = await eventually(
      () => log.entries(),
      (seen) => expect(seen.some(({ user }) => user?.presence === "PAUSED")).toBe(true),
    );
    expect(entries.filter(({ kind }) => kind === "DRAFT_CHANGED")).toEqual([]);
  }
  expect(await ben.draft(interactionId)).toBeNull();
});

test("bounds and strangers", async () => {
  const { ana, interactionId } = await talking();
  expect(await save(ana, interactionId, "x".repeat(16_385))).toMatchObject({ __typename: "ValidationFailed" });
  expect(await save(ana, interactionId, "x".repeat(16_384))).toMatchObject({ __typename: "DraftSaved" });
  const stranger = await scenario.agent();
  expect(await save(stranger, interactionId, "Hello")).toMatchObject({ __typename: "NotFound" });
  expect(await stranger.draft(interactionId)).toBeNull();
  expect(await ana.draft("no id at all")).toBeNull();
});
