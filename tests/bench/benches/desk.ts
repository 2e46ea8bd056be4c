/** The agent's desk in a browser that knows nothing of it yet, on a processor four times slower than this one. */
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "../../kit/browser.ts";
import type { Bench, Outcome, Place } from "../bench.ts";
import { benchBrowser, openMeasured, type PageOptions } from "../browser/measured-page.ts";
import { interleave } from "../rounds.ts";
import { signInForCookie } from "../system/graphql.ts";
import { openAndAssign } from "../system/interactions.ts";
import { createAgents, createMetaAccount } from "../system/people.ts";

const SLOWED = 4;
const CUSTOMERS = 30;
/** Nothing larger is painted after a page has been usable for so long. */
const SETTLED_MS = 1_500;
/** Shown once the page works and hears of what happens: its server may have drawn all the rest. */
const LIVE = "[data-phase]";
const KILOBYTE = 1_000;

export const desk: Bench = {
  ids: ["p14"],
  about: "the desk on a processor four times slower",
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem({ pages: true });
  const account = await createMetaAccount(system.api);
  const agents = await createAgents(system.api, 1, account);
  await openAndAssign(system, { account, agents, customers: CUSTOMERS });
  const [agent] = agents;
  const { interactions } = await (agent ?? system).api.ask<{ interactions: { edges: { node: { id: string } }[] } }>(
    "query One { interactions(first: 1) { edges { node { id } } } }",
  );
  const shownId = interactions.edges[0]?.node.id;
  const cookie = await signInForCookie(system.url, agent?.credentials ?? { email: "", password: "" });
  const bare = await place.startBare("page");
  const browser = await benchBrowser(place);

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const empty = await load(browser, `${system.url}/desk`, LIVE, { cookie, slowed: SLOWED });
      const thread = `${system.url}/desk?interaction=${shownId}`;
      const open = await load(browser, thread, "[data-testid=composer]", { cookie, slowed: SLOWED });
      place.say(`painted after ${seconds(empty.paintMs)} s and ${seconds(open.paintMs)} s with a thread`);
      place.say(`usable after ${seconds(empty.usableMs)} s and ${seconds(open.usableMs)} s`);
      return { empty, open };
    },
    limit: () => load(browser, bare.url, "textarea", { slowed: SLOWED }),
  });
  const bareSeconds = rounds.limit.map(({ paintMs }) => paintMs / 1_000);
  const limit = { what: "a bare page", values: bareSeconds, wished: null };
  const speed = { id: "p14", unit: "s", better: "less", limit } as const;
  const size = { id: "p14", unit: "kB", better: "less", floor: 335, goal: 200, limit: null } as const;
  return {
    wrong: [],
    rows: [
      {
        ...speed,
        floor: 1.2,
        goal: 0.6,
        what: "desk, 4× slowed: largest paint",
        ours: rounds.ours.map(({ empty }) => empty.paintMs / 1_000),
      },
      {
        ...speed,
        floor: 2.2,
        goal: 1.2,
        what: "the same with a thread open",
        ours: rounds.ours.map(({ open }) => open.paintMs / 1_000),
      },
      { ...size, what: "script until the desk is live", ours: rounds.ours.map(({ empty }) => empty.bytes / KILOBYTE) },
      { ...size, what: "script until one can write", ours: rounds.ours.map(({ open }) => open.bytes / KILOBYTE) },
    ],
  };
}

interface Loaded {
  readonly paintMs: number;
  /** When what is waited for is on the page. */
  readonly usableMs: number;
  /** Of scripts, until then. */
  readonly bytes: number;
}

async function load(browser: Browser, url: string, usable: string, options: PageOptions): Promise<Loaded> {
  const measured = await openMeasured(browser, url, options);
  try {
    await measured.page.locator(usable).first().waitFor();
    const usableMs = await measured.page.evaluate(() => performance.now());
    const bytes = measured.scriptBytes();
    await pause(SETTLED_MS);
    return { paintMs: await measured.largestPaintMs(), usableMs, bytes };
  } finally {
    await measured.close();
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
