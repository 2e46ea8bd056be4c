/** The console in a browser: windows of people who have signed in, and an agent's desk with the interactions they own. */
import type { Locator, Page } from "playwright-core";
import type { Agent } from "./agent.ts";
import type { Window, WindowOptions } from "./browser.ts";
import type { Customer } from "./customer.ts";
import { eventually } from "./eventually.ts";
import type { Credentials } from "./server.ts";
import type { Stage } from "./stage.ts";

/** The browser, and where its pages come from: a stage, or a network in front of it. */
export type Entrance = Pick<Stage, "browser" | "url">;

export async function submitSignIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A window of somebody who has just signed in, on the page they begin with. */
export async function windowOf(
  { browser, url }: Entrance,
  credentials: Credentials,
  options?: WindowOptions,
): Promise<Window> {
  const window = await browser.open(`${url}/sign-in`, options);
  await submitSignIn(window.page, credentials);
  await window.page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  return window;
}

/** An agent's desk whose live connection stands: present from then on (R7). */
export async function openDesk(entrance: Entrance, { credentials }: Pick<Agent, "credentials">): Promise<Page> {
  const { page } = await windowOf(entrance, credentials);
  await page.waitForURL("**/desk**");
  await isLive(page);
  return page;
}

export async function isLive(page: Page): Promise<void> {
  await page.getByText("Live", { exact: true }).waitFor();
}

/** What the desk's list shows of an interaction; a click opens it. */
export const rowOf = (page: Page, interactionId: string) => page.locator(`[data-row="${interactionId}"]`);

/** The tab of an interaction. */
export const tabOf = (page: Page, interactionId: string) => page.locator(`[data-tab="${interactionId}"]`);

/** A line of the thread with these words. */
export const lineWith = (page: Page, words: string) => page.getByTestId("message").filter({ hasText: words });

/** The same, once it is stored. */
export const storedLineWith = (page: Page, words: string) => page.locator("[data-message]", { hasText: words });

export async function openLineMenu(line: Locator): Promise<void> {
  await line.hover();
  await line.getByRole("button", { name: "What to do with this message" }).click();
}

/** The customer writes, the agent accepts: the interaction's id. */
export async function ownedBy(agent: Agent, customer: Customer, words = "Good morning"): Promise<string> {
  await customer.says(words);
  const [offer] = await eventually(
    () => agent.offers(),
    (found) => expect(found).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  return offer?.interaction.id ?? "";
}

/** An account of one agent, and the interaction that they own there: its customer has just written. */
export async function ownedByOne({ scenario }: Pick<Stage, "scenario">) {
  const made = await scenario.accountWithOneAgent();
  return { ...made, interactionId: await ownedBy(made.agent, made.customer) };
}

/** A window of the agent's own, on this thread of theirs and ready to be written in. */
export async function openThread(
  entrance: Entrance,
  { credentials }: Agent,
  interactionId: string,
  options?: WindowOptions,
): Promise<Window> {
  const window = await windowOf(entrance, credentials, options);
  await rowOf(window.page, interactionId).click();
  await messageField(window.page).waitFor();
  return window;
}

/** Where a message is written. */
export const messageField = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });

export async function expectWords(page: Page, words: string): Promise<void> {
  await eventually(
    () => messageField(page).inputValue(),
    (value) => expect(value).toBe(words),
  );
}

/** Fifty clicks on Send before the page can do anything about the first. */
export async function sendImpatiently(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send", exact: true }).evaluate((button: HTMLElement) => {
    for (let click = 0; click < 50; click += 1) button.click();
  });
}
