/** The desk in a browser: an agent's own window, on the interactions they own. */
import type { Page } from "playwright-core";
import type { Agent } from "./agent.ts";
import type { Browser, Window, WindowOptions } from "./browser.ts";
import type { Customer } from "./customer.ts";
import { eventually } from "./eventually.ts";
import type { Scenario } from "./scenario.ts";
import type { Credentials } from "./server.ts";

/** A window of somebody who has just signed in, on the page they begin with. */
export async function windowOf(
  browser: Browser,
  url: string,
  { email, password }: Credentials,
  options?: WindowOptions,
): Promise<Window> {
  const window = await browser.open(`${url}/sign-in`, options);
  const { page } = window;
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  return window;
}

/** What the desk's list shows of an interaction; a click opens it. */
export const rowOf = (page: Page, interactionId: string) => page.locator(`[data-row="${interactionId}"]`);

/** The tab of an interaction. */
export const tabOf = (page: Page, interactionId: string) => page.locator(`[data-tab="${interactionId}"]`);

/** A line of the thread with these words. */
export const lineWith = (page: Page, words: string) => page.getByTestId("message").filter({ hasText: words });

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
export async function ownedByOne(scenario: Scenario) {
  const made = await scenario.accountWithOneAgent();
  return { ...made, interactionId: await ownedBy(made.agent, made.customer) };
}

/** A window of the agent's own, on this thread of theirs and ready to be written in. */
export async function openThread(
  browser: Browser,
  url: string,
  { credentials }: Agent,
  interactionId: string,
): Promise<Window> {
  const window = await windowOf(browser, url, credentials);
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
