/** MSG-02: what an agent does at the composer, as the customer's phone shows it. */
import type { Page } from "playwright-core";
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import { type Browser, picture, startBrowser } from "../kit/browser.ts";
import { openDesk } from "../kit/desk.ts";
import { ownedBy, rowOf } from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let browser: Browser;

beforeAll(async () => {
  parley = await startParley({ demo: true, pages: true });
  scenario = await scenarioOn(parley);
  browser = await startBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await parley.stop();
});

const field = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });

/** An agent's desk with their one interaction open, and the customer's phone with the same chat. */
async function bothSides(provider: ProviderKind = "meta") {
  const made = await scenario.accountWithOneAgent({ provider });
  const { agent, account, customer } = made;
  const interactionId = await ownedBy(agent, customer);
  const desk = await openDesk(browser, parley, agent);
  await rowOf(desk, interactionId).click();
  await field(desk).waitFor();
  const { page: phone } = await browser.open(
    `${parley.url}/simulator?phone=${customer.phone}&number=${account.numberId}`,
    { width: 480, height: 860 },
  );
  await phone.getByText("Good morning").last().waitFor();
  const leave = () => Promise.all([desk.context().close(), phone.context().close()]);
  return { ...made, interactionId, desk, phone, leave };
}

test("the phone shows that the agent types a message, and nothing of a note", async () => {
  const { agent, customer, interactionId, desk, phone, leave } = await bothSides();
  await desk.getByText("Note", { exact: true }).click();
  await desk.getByRole("textbox", { name: /^Note about/ }).pressSequentially("Between us");
  await eventually(
    () =>
      agent.client.ask("query Draft($id: ID!) { draft(interactionId: $id) { text isNote } }", { id: interactionId }),
    (kept) => expect(kept).toEqual({ draft: { text: "Between us", isNote: true } }),
  );
  expect((await customer.chat())?.typingUntil).toBeNull();
  expect(await phone.getByText("typing…").count()).toBe(0);

  await desk.getByText("Message", { exact: true }).click();
  await field(desk).press("End");
  await field(desk).pressSequentially(" no more");
  await phone.getByText("typing…").waitFor();
  await picture(phone, "phone-typing");
  await field(desk).press("Enter");
  await phone.getByText("Between us no more").last().waitFor();
  await phone.getByText("typing…").waitFor({ state: "detached" });
  await leave();
}, 120_000);
