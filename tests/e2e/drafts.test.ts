/** Words begun and not sent, on every screen of their agent. */
import { picture } from "../kit/browser.ts";
import { expectWords, messageField, openThread, ownedByOne } from "../kit/desk-windows.ts";
import { eventually, until } from "../kit/eventually.ts";
import { keepBack } from "../kit/kept-back.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

test("a draft begun in one browser goes on in another, and is gone from both once it is sent", async () => {
  const { agent, interactionId, customer } = await ownedByOne(stage);
  const office = await openThread(stage, agent, interactionId);
  await messageField(office.page).pressSequentially("We have it in stock");
  const home = await openThread(stage, agent, interactionId);
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
  const { agent, interactionId } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  await messageField(page).fill("Never mind");
  await expect(agent.draft(interactionId)).toEventuallyMatchObject({ text: "Never mind" });

  const first = await keepBack(page, "query Draft", 1);
  await page.reload();
  await expectWords(page, "Never mind");
  await until(() => first.asked() > 0, "the page asks what the server has");
  await messageField(page).fill("");
  await expect(agent.draft(interactionId)).toEventuallyEqual(null);
  await first.release();
  await page.waitForTimeout(500);
  await expectWords(page, "");
  await context.close();
}, 120_000);
