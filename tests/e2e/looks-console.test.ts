/** The pages of everybody but agents look right to axe, and are kept in pictures for people. */
import { demoPerson } from "../kit/server.ts";
import { ADMINISTRATION } from "./looks/administration.ts";
import { ENTRANCE } from "./looks/entrance.ts";
import { LEADING, ownedInteraction } from "./looks/leading.ts";
import { looksRight, looksRightEnlarged, setDemoStage, windowFor } from "./looks/looking.ts";
import type { State } from "./looks/state.ts";

const STATES: readonly State[] = [...ENTRANCE, ...LEADING, ...ADMINISTRATION];
const ENLARGED = ["interactions", "realtime", "accounts", "account-plan-step", "interval", "settings-lists"];

const stage = setDemoStage({
  people: async () => ({ supervisor: demoPerson("supervisor"), administrator: demoPerson("admin") }),
  furnish: ({ agent }) => ownedInteraction(agent),
});

looksRight(STATES, stage);

test.each(ENLARGED)(
  "%s at 200 %%",
  async (name) => {
    const state = STATES.find((it) => it.name === name);
    if (state === undefined) throw new Error(`There is no state ${name}`);
    await looksRightEnlarged(windowFor(stage, state.who).page, state, stage);
  },
  60_000,
);

test("no page of the rail and no tab of accounts and settings was left out", async () => {
  const { page } = windowFor(stage, "administrator");
  const { url } = stage;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${url}/settings`);
  const rail = page.getByRole("navigation").getByRole("link");
  await rail.first().waitFor();
  const linked = await rail.evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  const pages = linked.filter((path) => path !== "/settings");
  expect(pages.length).toBeGreaterThanOrEqual(5);
  const shown = STATES.map(({ path }) => path ?? "");
  expect(pages.filter((path) => !shown.includes(path))).toEqual([]);

  for (const tabbed of ["/settings", "/accounts/01900000-0000-7de0-8004-000000000004"]) {
    await page.goto(`${url}${tabbed}`);
    const tabs = page.getByRole("tab");
    await tabs.first().waitFor();
    const addresses: string[] = [];
    for (const tab of await tabs.all()) {
      await tab.click();
      addresses.push(page.url().slice(url.length));
    }
    expect(addresses.length).toBeGreaterThanOrEqual(8);
    expect(addresses.filter((address) => !shown.includes(address))).toEqual([]);
  }
}, 60_000);
