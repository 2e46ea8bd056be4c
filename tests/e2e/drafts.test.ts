/** MSG-07: words begun and not sent, on every screen of their agent. */
import { type Browser, picture, startBrowser } from "../kit/browser.ts";
import { expectWords, messageField, openThread, ownedByOne } from "../kit/desk-windows.ts";
import { eventually, until } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let browser: Browser;

beforeAll(async () => {
  parley = await startParley({ pages: true });
  scenario = await scenarioOn(parley);
  browser = await startBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await parley.stop();
});

test("a draft begun in one browser goes on in another, and is gone from both once it is sent", async () => {
  const { agent, interactionId, customer } = await ownedByOne(scenario);
  const office = await openThread(browser, parley.url, agent, interactionId);
  await messageField(office.page).pressSequentially("We have it in stock");
  const home = await openThread(browser, parley.url, agent, interactionId);
  await expectWords(home.page, "We have it in stock");

  await messageField(home.page).press("End");
  await messageField(home.page).pressSequentially(", in blue.");
  await expectWords(office.page, "We have it in stock, in blue.");
  await picture(office.page, "composer-draft");
  await messageField(home.page).press("Enter");

  await expectWords(office.page, "");
  await eventually(
    () => customer.received(),
    (received) => expect(JSON.stringify(received)).toContain("We have it in stock, in blue."),
  );
  await office.page.reload();
  await messageField(office.page).waitFor();
  await expectWords(office.page, "");
  for (const { context } of [office, home]) await context.close();
}, 120_000);

test("an answer about the draft that comes late does not bring cleared words back", async () => {
  const { agent, interactionId } = await ownedByOne(scenario);
  const { page, context } = await openThread(browser, parley.url, agent, interactionId);
  const kept = () =>
    agent.client.ask("query Draft($id: ID!) { draft(interactionId: $id) { text } }", { id: interactionId });
  await messageField(page).fill("Never mind");
  await eventually(kept, (answer) => expect(answer).toMatchObject({ draft: { text: "Never mind" } }));

  const release = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  let asked = 0;
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes("query Draft") !== true) return route.continue();
    asked += 1;
    const isFirst = asked === 1;
    const response = await route.fetch();
    if (isFirst) await release.promise;
    await route.fulfill({ response });
    if (isFirst) told.resolve();
  });
  await page.reload();
  await expectWords(page, "Never mind");
  await until(() => asked === 1, "the page asks what the server has");
  await messageField(page).fill("");
  await eventually(kept, (answer) => expect(answer).toEqual({ draft: null }));
  await until(() => asked > 1, "the page asks again, once its draft is saved");
  release.resolve();
  await told.promise;
  await until(() => asked > 2, "the page asks again after the late answer");
  await expectWords(page, "");
  await context.close();
}, 120_000);
