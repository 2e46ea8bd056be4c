/** R7, R11: pauses, teams, dispositions that must be chosen. */
import { randomUUID } from "node:crypto";
import type { Agent } from "../kit/agent.ts";
import type { Answered, Client } from "../kit/clients.ts";
import { eventually } from "../kit/eventually.ts";
import { newPerson } from "../kit/people.ts";
import { queueStep, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
});
afterAll(() => parley.stop());

const newPause = async (name = `Pause ${randomUUID()}`) =>
  (
    await scenario.administrator.must<{ pause: { id: string } }>("createPause", { name }, [
      "PauseSaved",
      "pause { id }",
    ])
  ).pause.id;

/** What an account's settings become; the answer with the fields that were refused. */
async function configure(account: TestAccount, changes: object) {
  const { account: now } = await scenario.administrator.ask<{ account: { version: number } }>(
    "query V($id: ID!) { account(id: $id) { version } }",
    { id: account.id },
  );
  return scenario.administrator.act<{ fields?: readonly { path: string }[] }>(
    "updateAccount",
    { id: account.id, version: now.version, ...changes },
    { ValidationFailed: "fields { path }" },
  );
}

interface ShownPause {
  readonly name: string | null;
  readonly isAutomatic: boolean;
}

const pauseOf = async (agent: Agent) =>
  (
    await scenario.administrator.ask<{ user: { pause: ShownPause | null } }>(
      "query P($id: ID!) { user(id: $id) { pause { name isAutomatic } } }",
      { id: agent.id },
    )
  ).user.pause;

/** An agent who owns an interaction. */
async function owning() {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  await customer.says("Good morning");
  const [offer] = await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  if (offer === undefined) throw new Error("Nothing rang");
  await agent.accepts(offer.id);
  return { account, agent, interactionId: offer.interaction.id };
}

const setQueueSignIn = (client: Client, input: object) => client.act<Answered>("setQueueSignIn", input);

const setUserPause = (client: Client, input: object) =>
  client.act<{ user?: { presence: string; pause: ShownPause | null } }>("setUserPause", input, {
    PresenceSet: "user { presence pause { name isAutomatic } }",
  });

test("reasons to pause are named once, renamed, and stay while an account needs them", async () => {
  const name = `Lunch ${randomUUID()}`;
  const id = await newPause(name);
  const { administrator } = scenario;
  const again = { name: name.toUpperCase() };
  expect(await administrator.act("createPause", again)).toMatchObject({ __typename: "ValidationFailed" });
  expect(await administrator.act("createPause", { name: " " })).toMatchObject({ __typename: "ValidationFailed" });
  expect(
    await administrator.act("updatePause", { id, name: `${name}!` }, { PauseSaved: "pause { id name }" }),
  ).toMatchObject({ pause: { id, name: `${name}!` } });

  const account = await scenario.account();
  await configure(account, { mandatoryDisposition: true, dispositionPauseId: id });
  expect(await administrator.act("deletePause", { id })).toMatchObject({ __typename: "InUse" });
  await configure(account, { mandatoryDisposition: false });
  expect(await administrator.act("deletePause", { id })).toMatchObject({ __typename: "PauseDeleted" });
  expect(await administrator.act("deletePause", { id })).toMatchObject({ __typename: "NotFound" });

  const agent = await scenario.agent();
  expect(await agent.client.act("createPause", { name: "Mine" })).toMatchObject({ __typename: "NotPermitted" });
});

test("a supervisor pauses an agent with a reason and takes them off it; a colleague does not", async () => {
  const { agents } = await scenario.accountWithAgents(2);
  const [ana, ben] = agents;
  if (ana === undefined || ben === undefined) throw new Error("Nobody is there");
  const name = `Training ${randomUUID()}`;
  const pause = { userId: ana.id, paused: true, pauseId: await newPause(name) };
  expect(await setUserPause(ben.client, pause)).toMatchObject({ __typename: "NotPermitted" });
  expect(await pauseOf(ana)).toBeNull();

  const { client: supervisor } = await newPerson(scenario.administrator, "SUPERVISOR");
  expect(await setUserPause(supervisor, pause)).toMatchObject({
    user: { presence: "PAUSED", pause: { name, isAutomatic: false } },
  });
  const unknown = { ...pause, pauseId: randomUUID() };
  expect(await setUserPause(supervisor, unknown)).toMatchObject({ __typename: "ValidationFailed" });
  await setUserPause(supervisor, { userId: ana.id, paused: false });
  expect(await pauseOf(ana)).toBeNull();
});

test("a mandatory disposition needs a pause, and closing needs a disposition", async () => {
  const { account, agent, interactionId } = await owning();
  const refused = await configure(account, { mandatoryDisposition: true });
  expect(refused).toMatchObject({ __typename: "ValidationFailed", fields: [{ path: "dispositionPauseId" }] });
  const turnedOn = await configure(account, { mandatoryDisposition: true, dispositionPauseId: await newPause() });
  expect(turnedOn).toMatchObject({ __typename: "AccountSaved" });

  expect(await agent.closes(interactionId)).toMatchObject({ __typename: "DispositionRequired" });
  const { disposition } = await scenario.administrator.must<{ disposition: { id: string } }>(
    "createDisposition",
    { name: `Solved ${randomUUID()}` },
    ["DispositionSaved", "disposition { id }"],
  );
  const answer = await agent.client.act("closeInteraction", { interactionId, dispositionId: disposition.id });
  expect(answer).toMatchObject({ __typename: "InteractionClosedNow" });
  const [interaction] = await account.interactions();
  expect(interaction).toMatchObject({ id: interactionId, phase: "CLOSED" });
});

test("the account's pause is on while its agent disposes; one that they chose stays", async () => {
  const { account, agent, interactionId } = await owning();
  const name = `Disposing ${randomUUID()}`;
  await configure(account, { mandatoryDisposition: true, dispositionPauseId: await newPause(name) });
  await agent.client.act("beginDisposing", { interactionId });
  expect(await pauseOf(agent)).toEqual({ name, isAutomatic: true });
  await agent.client.must("endDisposing", { interactionId }, ["DisposingEnded", "__typename"]);
  expect(await pauseOf(agent)).toBeNull();

  await agent.pauses(true);
  await agent.client.act("beginDisposing", { interactionId });
  expect(await pauseOf(agent)).toEqual({ name: null, isAutomatic: false });
  await agent.client.must("endDisposing", { interactionId }, ["DisposingEnded", "__typename"]);
  expect(await pauseOf(agent)).toEqual({ name: null, isAutomatic: false });
});

test("a team's members are offered what waits in its queues, until they leave it", async () => {
  const agent = await scenario.agent();
  const { team } = await scenario.administrator.must<{ team: { id: string; version: number } }>(
    "createTeam",
    { name: `Team ${randomUUID()}`, agentIds: [agent.id] },
    ["TeamSaved", "team { id version }"],
  );
  const { queue } = await scenario.administrator.must<{ queue: { id: string; members: readonly object[] } }>(
    "createQueue",
    { name: `Queue ${randomUUID()}`, strategy: "BEEP_ALL", teamIds: [team.id] },
    ["QueueSaved", "queue { id members { id } agents { id } }"],
  );
  expect(queue).toMatchObject({ members: [{ id: agent.id }], agents: [] });
  const account = await scenario.account({ plan: [queueStep(queue, 60)] });
  await account.employs([agent]);
  await agent.sitsDown();
  await account.newCustomer().says("Anybody there?");
  await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );

  const leave = { id: team.id, version: team.version, agentIds: [] };
  await scenario.administrator.must("updateTeam", leave, ["TeamSaved", "__typename"]);
  expect(await scenario.administrator.act("updateTeam", leave)).toMatchObject({ __typename: "EditConflict" });
  await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toEqual([]),
  );
});

test("signed out of a queue, an agent is offered nothing from it; signed in again, what waits", async () => {
  const { account, agents, customer, queue } = await scenario.accountWithAgents(2);
  const [ana, ben] = agents;
  if (ana === undefined || ben === undefined) throw new Error("Nobody is there");
  const out = { queueId: queue.id, userId: ana.id, isSignedIn: false };
  expect(await setQueueSignIn(ben.client, out)).toMatchObject({ __typename: "NotPermitted" });
  const { client: supervisor } = await newPerson(scenario.administrator, "SUPERVISOR");
  expect(await setQueueSignIn(supervisor, out)).toMatchObject({ __typename: "QueueSignInSet" });
  await customer.says("Hello");
  await eventually(
    () => ben.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  // All are offered it at once: hers would have been made with his.
  expect(await ana.offers()).toEqual([]);

  await setQueueSignIn(ana.client, { queueId: queue.id, isSignedIn: true });
  await eventually(
    () => ana.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  expect(await account.interactions()).toHaveLength(1);
});

test("auto answer makes an interaction its agent's without a hand lifted", async () => {
  const { account, agent, customer } = await scenario.accountWithOneAgent();
  const { user } = await scenario.administrator.ask<{ user: { version: number } }>(
    "query V($id: ID!) { user(id: $id) { version } }",
    { id: agent.id },
  );
  const change = { id: agent.id, version: user.version, autoAnswer: true };
  await scenario.administrator.must("updateUser", change, ["UserSaved", "__typename"]);
  await customer.says("Hello");
  await eventually(
    () => account.interactions(),
    ([interaction]) => expect(interaction?.assignedAgent).toEqual({ id: agent.id }),
  );
  expect(await agent.offers()).toEqual([]);
});
