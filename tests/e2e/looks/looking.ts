/** Looks at states one after the other: in both themes and both sizes, by axe and with a picture for people to look at. */
import type { Page } from "playwright-core";
import { scrolledSideways, seriousFindings } from "../../kit/accessibility.ts";
import { agentSigningIn } from "../../kit/agent.ts";
import { badNetworkTo } from "../../kit/bad-network.ts";
import { picture, type Window } from "../../kit/browser.ts";
import { windowOf } from "../../kit/desk-windows.ts";
import { eventually } from "../../kit/eventually.ts";
import type { Scenario } from "../../kit/scenario.ts";
import { type Credentials, demoPerson } from "../../kit/server.ts";
import { type Stage, setStage } from "../../kit/stage.ts";
import type { State, Who, World } from "./state.ts";

const SIZES = { wide: { width: 1366, height: 768 }, narrow: { width: 390, height: 844 } } as const;
const THEMES = ["light", "dark"] as const;
/** A window of 1366 × 768 at 200 %, as its pages measure it. */
const ENLARGED = { width: 683, height: 384 } as const;
/** As much of a thread as one needs to see what one answers to. */
const ROOM_TO_READ = 90;

/** The demo's agents: where they are, who they are. */
export const ANA = { id: "01900000-0000-7de0-8001-000000000003", name: "Ana Ricci", credentials: demoPerson("ana") };
export const BEN = { id: "01900000-0000-7de0-8001-000000000004", name: "Ben Turner", credentials: demoPerson("ben") };

/** The demo with its people signed in, and a stranger. */
export interface DemoStage extends Stage, World {
  readonly windows: ReadonlyMap<Who, Window>;
}

export interface DemoStageOptions {
  readonly people: (scenario: Scenario) => Promise<Partial<Record<Who, Credentials>>>;
  /** Once everybody is there: the interaction that the agent owns. */
  readonly furnish: (stage: Pick<DemoStage, "url" | "scenario" | "agent" | "windows">) => Promise<string>;
}

export function setDemoStage({ people, furnish }: DemoStageOptions): DemoStage {
  return setStage({
    demo: true,
    async prepare(stage, ends) {
      const network = ends.adopt(await badNetworkTo(stage.url), (it) => it.close());
      const windows = await openWindows(stage, await people(stage.scenario));
      const agent = await agentSigningIn(stage.url, ANA);
      return { network, windows, agent, interactionId: await furnish({ ...stage, agent, windows }) };
    },
  });
}

async function openWindows(stage: Stage, people: Partial<Record<Who, Credentials>>) {
  const windows = new Map<Who, Window>([["stranger", await stage.browser.open(`${stage.url}/sign-in`)]]);
  for (const [who, credentials] of Object.entries(people)) windows.set(who as Who, await windowOf(stage, credentials));
  for (const { context } of windows.values()) context.setDefaultTimeout(30_000);
  return windows;
}

export function windowFor({ windows }: DemoStage, who: Who): Window {
  const window = windows.get(who);
  if (window === undefined) throw new Error(`Nobody signed in as ${who}`);
  return window;
}

/** A test of each state. */
export function looksRight(states: readonly State[], stage: DemoStage): void {
  test.each(states.map((state) => [state.name, state] as const))(
    "%s",
    async (_name, state) => {
      const { page, complaints } = windowFor(stage, state.who);
      const earlier = complaints.length;
      const found = await lookAt(page, state, stage);
      await state.leave?.(page, stage);
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
  // What is still loading may move it once more.
  await eventually(
    async () => {
      await proof.scrollIntoViewIfNeeded();
      return proof.boundingBox();
    },
    (box) => expect(box !== null && box.y >= 0 && box.y + box.height <= ENLARGED.height).toBe(true),
  );
  await picture(page, `${state.name}-enlarged`);
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
