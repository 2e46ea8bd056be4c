/** Files on their way into a message, with real keys and clicks. */
import type { Page } from "playwright-core";
import {
  expectWords,
  messageField,
  openThread,
  ownedBy,
  ownedByOne,
  rowOf,
  sendImpatiently,
  storedLineWith,
} from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import { PIXEL } from "../kit/pixel.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

const photo = (name: string) => ({ name, mimeType: "image/png", buffer: PIXEL });
const tray = (page: Page) => page.getByRole("list", { name: "Files to send" });

test("a large upload that is cancelled leaves the tray empty and is not sent", async () => {
  const { agent, interactionId, account } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  // Slow enough to be caught in the middle.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/files", async (route) => {
    await held;
    await route.abort();
  });
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      name: "manual.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(10_000_000)]),
    });
  await tray(page).getByText("manual.pdf").waitFor();
  expect(await page.getByRole("button", { name: "Uploading…" }).isDisabled()).toBe(true);
  await tray(page).getByRole("button", { name: "Cancel the upload of manual.pdf" }).click();
  await tray(page).waitFor({ state: "hidden" });
  release();

  await messageField(page).fill("Without the file");
  await messageField(page).press("Enter");
  await storedLineWith(page, "Without the file")
    .getByRole("img", { name: /Delivered|Read/ })
    .waitFor();
  expect(await stage.scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1 });
  expect((await agent.thread(interactionId)).every(({ attachment }) => attachment === null)).toBe(true);
  await context.close();
}, 120_000);

test("fifty impatient clicks on Send with a file are one message too", async () => {
  const { agent, interactionId, account } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  await page.getByLabel("Attach files").setInputFiles(photo("once.png"));
  await tray(page).getByText("Photo", { exact: false }).waitFor();
  await messageField(page).fill("With these words");
  await sendImpatiently(page);
  await storedLineWith(page, "With these words")
    .getByRole("img", { name: /Delivered|Read/ })
    .waitFor();
  expect(await stage.scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1 });
  await context.close();
}, 120_000);

test("what is attached is still there after a glance at another interaction", async () => {
  const { agent, account, interactionId } = await ownedByOne(stage);
  const other = await ownedBy(agent, account.newCustomer(), "Me too");
  const { page, context } = await openThread(stage, agent, interactionId);
  await page.getByLabel("Attach files").setInputFiles([photo("first.png"), photo("second.png")]);
  await tray(page).getByText("second.png").waitFor();
  await rowOf(page, other).click();
  await tray(page).waitFor({ state: "hidden" });
  await rowOf(page, interactionId).click();
  await tray(page).getByText("first.png").waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await eventually(
    async () => (await agent.thread(interactionId)).filter(({ attachment }) => attachment !== null),
    (sent) => expect(sent).toHaveLength(2),
  );
  await context.close();
}, 120_000);

test("a message with a file that did not get out comes back whole: its words and its file", async () => {
  const { agent, interactionId, customer } = await ownedByOne(stage);
  const { page, context } = await openThread(stage, agent, interactionId);
  await page.getByLabel("Attach files").setInputFiles(photo("shelf.png"));
  await tray(page).getByText("Photo", { exact: false }).waitFor();
  await page.route("**/graphql", (route) =>
    route.request().postData()?.includes("mutation SendMessage") === true ? route.abort() : route.continue(),
  );
  await messageField(page).fill("This one?");
  await messageField(page).press("Enter");
  await page.getByText("Not sent: the server could not be reached.").waitFor();
  await page.unroute("**/graphql");
  await page.getByRole("button", { name: "Back to the composer" }).click();
  await expectWords(page, "This one?");
  await tray(page).getByText("shelf.png").waitFor();
  await messageField(page).press("Enter");
  await eventually(
    async () => customer.received(),
    (all) => expect(all).toMatchObject([{ content: { type: "image", caption: "This one?" } }]),
  );
  await context.close();
}, 120_000);

test("whoever sends sees what they sent: the thread goes to its end, however much the composer shrinks", async () => {
  const { agent, interactionId, customer } = await ownedByOne(stage);
  for (let line = 1; line <= 30; line += 1) await customer.says(`line number ${line}`, { wait: line === 30 });
  await agent.opensTab(interactionId);
  const { page, context } = await openThread(stage, agent, interactionId);
  await page.setViewportSize({ width: 390, height: 844 });
  const thread = page.getByTestId("thread");
  const toEnd = page.getByRole("button", { name: "To the newest message" });
  if (await toEnd.isVisible()) await toEnd.click();
  await toEnd.waitFor({ state: "detached" });

  await page.getByLabel("Attach files").setInputFiles(["one.png", "two.png", "three.png", "four.png"].map(photo));
  await tray(page).getByText("four.png").waitFor();
  await messageField(page).fill("Eight lines.\n".repeat(8));
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await thread.getByText("Eight lines.").last().waitFor();
  await eventually(
    () => thread.evaluate((it) => it.scrollHeight - it.scrollTop - it.clientHeight),
    (below) => expect(below).toBeLessThan(40),
  );
  expect(await toEnd.count()).toBe(0);

  await thread.evaluate((it) => it.scrollTo({ top: 0 }));
  await toEnd.waitFor();
  await messageField(page).fill("Where does this go?");
  await messageField(page).press("Enter");
  await thread.getByText("Where does this go?").waitFor();
  await toEnd.waitFor({ state: "detached" });
  await context.close();
}, 120_000);
