/** From Enter until one's own message is on the screen, and ten thousand rows scrolled by. */
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "../../kit/browser.ts";
import { ask } from "../../kit/database.ts";
import type { Bench, Outcome, Place } from "../bench.ts";
import { enterToSeen, scrollThrough } from "../browser/in-page.ts";
import { benchBrowser, openMeasured } from "../browser/measured-page.ts";
import { sendAll } from "../load/closed-loop.ts";
import { openConnections } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import { median } from "../report/statistics.ts";
import { interleave } from "../rounds.ts";
import { signInForCookie } from "../system/graphql.ts";
import { type BenchAccount, type BenchAgent, createAgents, createMetaAccount } from "../system/people.ts";
import type { BenchSystem } from "../system/system.ts";

const ROWS = 10_000;
const BETWEEN_MS = 5_000;
const WRITTEN_A_ROUND = 10;
const WITHIN_MS = 120_000;
/** The customer with the long thread, and one of those who wait longest. */
const [TALKER, WAITING] = [ROWS, 0];

export const writing: Bench = {
  ids: ["p15"],
  about: "one's own message on screen; ten thousand rows scrolled",
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem({ pages: true });
  const account = await createMetaAccount(system.api);
  const [agent] = await createAgents(system.api, 1, account);
  if (agent === undefined) throw new Error("An agent is needed");
  place.say(`${ROWS} customers and a thread of ${ROWS} messages`);
  const shownId = await longThread(system, account, agent);
  const cookie = await signInForCookie(system.url, agent.credentials);
  const bare = await place.startBare("page");
  const browser = await benchBrowser(place);
  const address = `${system.url}/desk?interaction=${shownId}`;

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const round = await workThrough(browser, address, cookie);
      place.say(`Enter ${round.enterMs.toFixed(1)} ms, ${round.enterInLongMs.toFixed(1)} ms with all above`);
      place.say(`longest task: thread ${round.threadTaskMs} ms, list ${round.listTaskMs} ms`);
      return round;
    },
    limit: () => writeOnBare(browser, bare.url),
  });
  const limit = { what: "a bare page", values: rounds.limit, wished: null };
  const soon = { id: "p15", unit: "ms", better: "less", floor: 50, goal: 25, limit } as const;
  // Nothing longer than the goal is asked of both; tasks below 50 ms are not told and count as none.
  const smooth = { id: "p15", unit: "ms", better: "less", floor: 300, goal: 100, limit: null } as const;
  return {
    wrong: rounds.ours.flatMap(({ missed }) => missed),
    rows: [
      { ...soon, what: "Enter to own message on screen", ours: rounds.ours.map(({ enterMs }) => enterMs) },
      { ...soon, what: "the same below 10,000", ours: rounds.ours.map(({ enterInLongMs }) => enterInLongMs) },
      { ...smooth, what: "thread of 10,000: longest task", ours: rounds.ours.map(({ threadTaskMs }) => threadTaskMs) },
      { ...smooth, what: "list of 10,000: longest task", ours: rounds.ours.map(({ listTaskMs }) => listTaskMs) },
    ],
  };
}

interface Round {
  readonly enterMs: number;
  readonly enterInLongMs: number;
  readonly threadTaskMs: number;
  readonly listTaskMs: number;
  /** What should have been seen at the ends and was not. */
  readonly missed: readonly string[];
}

async function workThrough(browser: Browser, address: string, cookie: string): Promise<Round> {
  const measured = await openMeasured(browser, address, { cookie });
  const { page } = measured;
  const missed: string[] = [];
  const expectText = async (words: string) => {
    if ((await page.getByText(words, { exact: true }).count()) === 0) missed.push(`“${words}” was not reached`);
  };
  try {
    const field = page.getByRole("textbox", { name: /^Message to/ });
    await field.waitFor();
    await pause(1_000);
    await field.focus();
    const enterMs = await writeSome((words) => enterToSeen(page, words));

    await measured.longestTaskMs();
    await scrollThrough(page, "[data-testid=thread]", "up");
    const threadTaskMs = await measured.longestTaskMs();
    await expectText(lineOf(0));
    await scrollThrough(page, "[data-testid=thread]", "down");
    const enterInLongMs = await writeSome((words) => enterToSeen(page, words));

    await page.getByRole("tab", { name: /^Waiting/ }).click();
    await page.getByText(nameOf(WAITING)).first().waitFor();
    await measured.longestTaskMs();
    await scrollThrough(page, "[data-testid=rows]", "down");
    const listTaskMs = await measured.longestTaskMs();
    if ((await page.getByRole("tab", { name: `Waiting ${ROWS}` }).count()) === 0) missed.push("The list was cut short");
    return { enterMs, enterInLongMs, threadTaskMs, listTaskMs, missed };
  } finally {
    await measured.close();
  }
}

async function writeOnBare(browser: Browser, url: string): Promise<number> {
  const measured = await openMeasured(browser, url);
  try {
    await measured.page.locator("textarea").focus();
    return await writeSome((words) => enterToSeen(measured.page, words));
  } finally {
    await measured.close();
  }
}

async function writeSome(write: (words: string) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let line = 0; line < WRITTEN_A_ROUND; line += 1) {
    times.push(await write(`What I wrote at ${Date.now()}`));
    await pause(150);
  }
  return median(times);
}

const lineOf = (index: number): string => `line number ${index} of the long thread`;
const nameOf = (customer: number): string =>
  `Customer ${customerMessage(customer, { trace: "", text: "" }).from.slice(-5)}`;

/** As many customers who wait as there are messages in one customer's thread, which is the agent's: its id. */
async function longThread(
  { url, databaseUrl }: BenchSystem,
  account: BenchAccount,
  agent: BenchAgent,
): Promise<string> {
  const startsAt = Date.now() - (ROWS + 5) * BETWEEN_MS;
  const connections = await openConnections(url, 8);
  const customers = Array.from({ length: ROWS }, (_, customer) =>
    metaWebhook(account, customerMessage(customer, { trace: `WAITING${customer}`, text: "Good morning!" })),
  );
  const lines = Array.from({ length: ROWS }, (_, index) => {
    const line = { trace: `LINE${index}`, text: lineOf(index), sentAt: startsAt + index * BETWEEN_MS };
    return metaWebhook(account, customerMessage(TALKER, line));
  });
  await sendAll(connections, customers);
  await sendAll(connections, lines);
  for (const connection of connections) connection.close();

  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const [stored] = await ask<{ messages: number }>(databaseUrl, "select count(*)::int as messages from message");
    if ((stored?.messages ?? 0) >= 2 * ROWS) break;
    if (Date.now() > deadline) throw new Error(`Only ${stored?.messages} of ${2 * ROWS} messages are stored`);
    await pause(500);
  }
  await ask(databaseUrl, "analyze");
  const [longest] = await ask<{ id: string }>(
    databaseUrl,
    "select interaction_id as id from message group by interaction_id order by count(*) desc limit 1",
  );
  const interactionId = longest?.id ?? "";
  await agent.api.act("takeInteraction", { interactionId }, "InteractionTaken", "interaction { id }");
  return interactionId;
}
