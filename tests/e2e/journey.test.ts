/** The main job in two windows: a customer writes on the phone, an agent answers at the desk, both see it arrive. */
import type { Page } from "playwright-core";
import { type Browser, picture, startBrowser, type Window } from "../kit/browser.ts";
import { newPhone } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let browser: Browser;
let desk: Window;

beforeAll(async () => {
  parley = await startParley({ demo: true, pages: true });
  browser = await startBrowser();
  desk = await browser.open(`${parley.url}/sign-in`);
  await desk.page.getByLabel("Email").fill("ana@demo.test");
  await desk.page.getByLabel("Password", { exact: true }).fill("parley-demo");
  await desk.page.getByRole("button", { name: "Sign in" }).click();
  await desk.page.waitForURL("**/desk**");
}, 180_000);
afterAll(async () => {
  await browser.close();
  await parley.stop();
});

/** What the desk showed last: for whoever looks into a failure. */
afterEach(() => picture(desk.page, "journey-last"));

const ACCOUNTS = {
  twilio: "Harbour Home",
  sinch: "Studio Lago",
  meta: "Bottega Verde Salvia",
  kaleyra: "Northwind Travel",
} as const;

/** A new customer's phone with the chat of this business open. */
async function openPhone(business: string): Promise<Page> {
  const { page } = await browser.open(`${parley.url}/simulator?phone=${newPhone()}`, { width: 480, height: 860 });
  await page.getByTestId("phone").getByRole("button", { name: business }).click();
  return page;
}

async function customerSays(phone: Page, business: string, words: string): Promise<void> {
  await phone.getByRole("textbox", { name: `Message to ${business}` }).fill(words);
  await phone.getByRole("button", { name: "Send" }).click();
}

/** The agent's side from the ringing offer to blue ticks; the customer's phone must show the answer. */
async function answer(phone: Page, words: { readonly question: string; readonly answer: string }): Promise<void> {
  const { page } = desk;
  await page.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await page
    .getByLabel(/^Messages with/)
    .getByText(words.question)
    .last()
    .waitFor();
  await page.getByRole("textbox", { name: /^Message to/ }).fill(words.answer);
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await phone.getByText(words.answer).last().waitFor();
  const line = page.locator("[data-message]", { hasText: words.answer });
  await line.getByRole("img", { name: "Read", exact: true }).waitFor();
}

test.each(Object.entries(ACCOUNTS))(
  "%s: from the customer's message to the agent's answer and its blue ticks",
  async (provider, business) => {
    const phone = await openPhone(business);
    const question = `Where is my order? (${provider})`;

    await customerSays(phone, business, question);
    await desk.page.getByTestId("offer").waitFor();
    await picture(desk.page, `journey-${provider}-offer`);
    await answer(phone, { question, answer: `It arrives tomorrow. (${provider})` });

    await picture(desk.page, `journey-${provider}-desk`);
    await picture(phone, `journey-${provider}-phone`);
    expect(await desk.page.getByTestId("offer").count()).toBe(0);
    await phone.context().close();
  },
  180_000,
);

test("killed between the customer's message and the accept: nothing is lost", async () => {
  const [node] = parley.nodes;
  const business = ACCOUNTS.twilio;
  const phone = await openPhone(business);
  const question = "Are you still there?";
  await customerSays(phone, business, question);
  await desk.page.getByTestId("offer").waitFor();

  await node?.kill();
  await picture(desk.page, "journey-killed-desk");
  await node?.start();
  await desk.page.getByText("Live", { exact: true }).waitFor();
  await answer(phone, { question, answer: "We are back already." });

  await picture(desk.page, "journey-restarted-desk");
  await phone.context().close();
}, 180_000);
