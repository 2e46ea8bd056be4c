/** The main job in two windows: a customer writes on the phone, an agent answers at the desk, both see it arrive. */
import type { Page } from "playwright-core";
import { picture } from "../kit/browser.ts";
import { isLive, messageField, openDesk, storedLineWith } from "../kit/desk-windows.ts";
import { newPhoneWith, sayOnPhone } from "../kit/phone-page.ts";
import { demoPerson } from "../kit/server.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage({
  demo: true,
  prepare: async (it) => ({ desk: await openDesk(it, { credentials: demoPerson("ana") }) }),
});

/** What the desk showed last: for whoever looks into a failure. */
afterEach(() => picture(stage.desk, "journey-last"));

const ACCOUNTS = {
  twilio: "Harbour Home",
  sinch: "Studio Lago",
  meta: "Bottega Verde Salvia",
  kaleyra: "Northwind Travel",
} as const;

/** The agent's side from the ringing offer to blue ticks; the customer's phone must show the answer. */
async function answer(phone: Page, words: { readonly question: string; readonly answer: string }): Promise<void> {
  const page = stage.desk;
  await page.getByTestId("offer").getByRole("button", { name: "Accept" }).click();
  await page
    .getByLabel(/^Messages with/)
    .getByText(words.question)
    .last()
    .waitFor();
  await messageField(page).fill(words.answer);
  await page.getByRole("button", { name: "Send", exact: true }).click();

  await phone.getByText(words.answer).last().waitFor();
  const line = storedLineWith(page, words.answer);
  await line.getByRole("img", { name: "Read", exact: true }).waitFor();
}

test.each(Object.entries(ACCOUNTS))(
  "%s: from the customer's message to the agent's answer and its blue ticks",
  async (provider, business) => {
    const phone = await newPhoneWith(stage, business);
    const question = `Where is my order? (${provider})`;

    await sayOnPhone(phone, business, question);
    await stage.desk.getByTestId("offer").waitFor();
    await picture(stage.desk, `journey-${provider}-offer`);
    await answer(phone, { question, answer: `It arrives tomorrow. (${provider})` });

    await picture(stage.desk, `journey-${provider}-desk`);
    await picture(phone, `journey-${provider}-phone`);
    expect(await stage.desk.getByTestId("offer").count()).toBe(0);
    await phone.context().close();
  },
  180_000,
);

test("killed between the customer's message and the accept: nothing is lost", async () => {
  const [node] = stage.nodes;
  const business = ACCOUNTS.twilio;
  const phone = await newPhoneWith(stage, business);
  const question = "Are you still there?";
  await sayOnPhone(phone, business, question);
  await stage.desk.getByTestId("offer").waitFor();

  await node?.kill();
  await picture(stage.desk, "journey-killed-desk");
  await node?.start();
  await isLive(stage.desk);
  await answer(phone, { question, answer: "We are back already." });

  await picture(stage.desk, "journey-restarted-desk");
  await phone.context().close();
}, 180_000);
