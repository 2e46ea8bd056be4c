/** Looks at states one after the other: in both themes and both sizes, by axe and with a picture for people to look at. */
import type { Page } from "playwright-core";
import { scrolledSideways, seriousFindings } from "../../kit/accessibility.ts";
import { type Agent, agentSigningIn } from "../../kit/agent.ts";
import { badNetworkTo } from "../../kit/bad-network.ts";
import { type Browser, picture, startBrowser, type Window } from "../../kit/browser.ts";
import { windowOf } from "../../kit/desk-windows.ts";
import { type Scenario, scenarioOn } from "../../kit/scenario.ts";
import { type Credentials, type Parley, startParley } from "../../kit/server.ts";
import type { State, Who, World } from "./state.ts";

const SIZES = { wide: { width: 1366, height: 768 }, narrow: { width: 390, height: 844 } } as const;
const THEMES = ["light", "dark"] as const;
/** A window of 1366 × 768 at 200 %, as its pages measure it. */
const ENLARGED = { width: 683, height: 384 } as const;
/** As much of a thread as one needs to see what one answers to. */
const ROOM_TO_READ = 90;

/** The demo's agents: where they are, who they are. */
export const ANA = { id: "01900000-0000-7de0-8001-000000000003", name: "Ana Ricci", credentials: demo("ana") };
export const BEN = { id: "01900000-0000-7de0-8001-000000000004", name: "Ben Turner", credentials: demo("ben") };

export function demo(login: string): Credentials {
  return { email: `${login}@demo.test`, password: "parley-demo" };
}

export interface Stage {
  readonly world: World;
  readonly windows: ReadonlyMap<Who, Window>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly people: (scenario: Scenario) => Promise<Partial<Record<Who, Credentials>>>;
  /** Once everybody is there: the interaction that the agent owns. */
  readonly furnish: (setting: {
    readonly parley: Parley;
    readonly scenario: Scenario;
    readonly agent: Agent;
    readonly windows: ReadonlyMap<Who, Window>;
  }) => Promise<string>;
}

/** The demo with its people signed in, and a stranger. */
export async function startStage({ people, furnish }: StageOptions): Promise<Stage> {
  const [parley, browser] = await Promise.all([startParley({ demo: true, pages: true }), startBrowser()]);
  const { url, databaseUrl } = parley;
  const network = await badNetworkTo(url);
  const close = async () => {
    await browser.close();
    await network.close();
    await parley.stop();
  };
  try {
    const scenario = await scenarioOn(parley);
    const windows = await openWindows(browser, url, await people(scenario));
    const agent = await agentSigningIn(url, ANA);
    const interactionId = await furnish({ parley, scenario, agent, windows });
    return { world: { url, databaseUrl, scenario, agent, interactionId, network }, windows, close };
  } catch (failure) {
    await close();
    throw failure;
  }
}

async function openWindows(browser: Browser, url: string, people: Partial<Record<Who, Credentials>>) {
  const windows = new Map<Who, Window>([["stranger", await browser.open(`${url}/sign-in`)]]);
  for (const [who, credentials] of Object.entries(people))
    windows.set(who as Who, await windowOf(browser, url, credentials));
  for (const { context } of windows.values()) context.setDefaultTimeout(30_000);
  return windows;
}

export function windowFor({ windows }: Stage, who: Who): Window {
  const window = windows.get(who);
  if (window === undefined) throw new Error(`Nobody signed in as ${who}`);
  return window;
}

/** A test of each state. `stage` is there once the first of them begins. */
export function looksRight(states: readonly State[], stage: () => Stage): void {
  test.each(states.map((state) => [state.name, state] as const))(
    "%s",
    async (_name, state) => {
      const { page, complaints } = windowFor(stage(), state.who);
      const earlier = complaints.length;
      const found = await lookAt(page, state, stage().world);
      await state.leave?.(page, stage().world);
      expect(found).toEqual([]);
      expect(complaints.slice(earlier).filter((words) => !isOfNetwork(words))).toEqual([]);
    },
    120_000,
  );
}

async function lookAt(page: Page, { name, show, only, isPlace }: State, world: World): Promise<readonly string[]> {
  const found: string[] = [];
  const sizes = Object.entries(SIZES).filter(([size]) => only === undefined || size === only);
  let proof: Awaited<ReturnType<typeof show>> | null = null;
  for (const [size, viewport] of sizes) {
    await page.setViewportSize(viewport);
    if (proof === null || isPlace) proof = await show(page, world);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await proof.waitFor();
      await settled(page, colorScheme);
      // A theme changes colours and nothing else.
      const findings = await seriousFindings(page, colorScheme === "dark" ? ["color-contrast"] : undefined);
      found.push(...findings.map((finding) => `${size} ${colorScheme}: ${finding}`));
      await picture(page, `${name}-${size}-${colorScheme}`);
    }
    found.push(...(await scrolledSideways(page)).map((finding) => `${size}: ${finding}`));
  }
  return found;
}

/** At 200 % nothing has to be scrolled sideways, what must be in reach is, and a thread has room to be read. */
export async function looksRightEnlarged(page: Page, state: State, world: World): Promise<void> {
  await page.setViewportSize(ENLARGED);
  const proof = await state.show(page, world);
  await proof.scrollIntoViewIfNeeded();
  await picture(page, `${state.name}-enlarged`);
  const box = await proof.boundingBox();
  expect(box !== null && box.y >= 0 && box.y + box.height <= ENLARGED.height).toBe(true);
  for (const thread of await page.getByTestId("thread").all())
    expect((await thread.boundingBox())?.height).toBeGreaterThanOrEqual(ROOM_TO_READ);
  expect(await scrolledSideways(page)).toEqual([]);
}

/** What the browser itself says of addresses that do not answer, or answer 404. */
const isOfNetwork = (words: string) => /^Failed to load resource|^WebSocket/.test(words);

/** The theme is on, and whatever fades into it has: colours do so, also where less motion was asked for. */
function settled(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  return page.evaluate(async (asked) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.documentElement.dataset.mantineColorScheme !== asked) await frame();
    await frame();
    const ends = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map((animation) => animation.finished);
    await Promise.allSettled(ends);
    await frame();
  }, theme);
}
