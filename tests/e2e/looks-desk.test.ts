/** The agent's desk in every state looks right to axe, and is kept in pictures for people. */
import { moving } from "../kit/accessibility.ts";
import { agentSigningIn } from "../kit/agent.ts";
import { isLive } from "../kit/desk-windows.ts";
import { crowdedThread } from "./looks/crowded-thread.ts";
import { DESK, ENLARGED_DESK, OFFER } from "./looks/desk.ts";
import { ANA, BEN, looksRight, looksRightEnlarged, setDemoStage, windowFor } from "./looks/looking.ts";

const stage = setDemoStage({
  people: async (scenario) => ({ agent: ANA.credentials, newcomer: (await scenario.agent()).credentials }),
  furnish: async ({ url, scenario, agent, windows }) => {
    const [desk, stranger] = [windows.get("agent"), windows.get("stranger")];
    if (!desk || !stranger) throw new Error("two windows");
    await isLive(desk.page);
    const id = await crowdedThread(scenario, agent, await stranger.page.screenshot());
    // Whom one may transfer to.
    await (await agentSigningIn(url, BEN)).sitsDown();
    return id;
  },
});

looksRight(DESK, stage);

test.each(ENLARGED_DESK.map((state) => [state.name, state] as const))(
  "%s at 200 %%",
  async (_name, state) => {
    const { page } = windowFor(stage, "agent");
    await looksRightEnlarged(page, state, stage);
    await state.leave?.(page, stage);
  },
  60_000,
);

test("an offer shakes, unless less motion was asked for: then nothing on the desk moves", async () => {
  const { page } = windowFor(stage, "agent");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await (await OFFER.show(page, stage)).waitFor();
  expect(await moving(page)).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await moving(page)).toEqual([]);
}, 60_000);
