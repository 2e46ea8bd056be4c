/** What customers send as an agent sees it, and who else looks. */
import type { Locator } from "playwright-core";
import { picture } from "../kit/browser.ts";
import { lineWith, ownedBy, rowOf, windowOf } from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import { newPerson } from "../kit/people.ts";
import { PIXEL } from "../kit/pixel.ts";
import { silentWav } from "../kit/silent-wav.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage();

const PHOTO = { base64: PIXEL.toString("base64"), mimeType: "image/png" };

/** Whether a line is within what the thread shows of itself. */
function isInView(line: Locator): Promise<boolean> {
  return line.evaluate((element) => {
    const frame = element.closest("[data-testid=thread]")?.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return frame !== undefined && top >= frame.top && bottom <= frame.bottom;
  });
}

test("every kind of message is shown for what it is, and nothing a customer writes comes alive", async () => {
  const { agent, customer } = await stage.scenario.accountWithOneAgent();
  const id = await ownedBy(agent, customer);
  await customer.says('<img src=x onerror="window.hurt = true"> javascript:alert(1) https://example.test/a');
  await customer.sends({ type: "image", media: PHOTO, caption: "first picture" });
  await customer.sends({ type: "image", media: PHOTO, caption: "second picture" });
  await customer.sends({ type: "audio", media: { base64: silentWav(2), mimeType: "audio/wav" } });
  await customer.sends({ type: "location", latitude: 44.4949, longitude: 11.3426, name: "Piazza Maggiore" });
  await customer.sends({ type: "contacts", contacts: [{ name: "Rita Levi", phones: ["+39051000000"] }] });
  await customer.sends({ type: "unsupported" });
  await customer.says("👍🏽");
  const { page, context, complaints } = await windowOf(stage, agent.credentials);
  await rowOf(page, id).click();
  await page.getByText("👍🏽").last().waitFor();

  const line = lineWith(page, "onerror");
  await line.waitFor();
  expect(await line.locator("img").count()).toBe(0);
  expect(await line.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
    "https://example.test/a",
  ]);
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);

  await lineWith(page, "first picture").getByRole("button", { name: /^Show/ }).click();
  const viewer = page.getByTestId("picture-viewer");
  await viewer.getByText("1 of 2").waitFor();
  await picture(page, "picture-viewer");
  await page.keyboard.press("ArrowRight");
  await viewer.getByText("2 of 2").waitFor();
  await page.keyboard.press("+");
  await viewer.locator("[data-zoomed]").waitFor();
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });

  const player = page.getByTestId("sound-player");
  await player.getByText("0:02").waitFor();
  await player.getByRole("button", { name: /^Speed: 1×/ }).click();
  await player.getByRole("button", { name: /^Speed: 1.5×/ }).click();
  await player.getByRole("button", { name: /^Play/ }).click();
  await player.getByRole("button", { name: /^Pause/ }).waitFor();
  expect(await player.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(2);

  await page.getByTestId("place").getByText("44.49490, 11.34260").waitFor();
  await page.getByText("Rita Levi").last().waitFor();
  await page.getByText("A message that cannot be shown here").last().waitFor();
  await picture(page, "thread-kinds");
  expect(complaints.filter((words) => !/favicon|404/.test(words))).toEqual([]);
  await context.close();
}, 180_000);

test("a quoted message far up is fetched and shown; what came meanwhile is counted; it goes back into earlier interactions", async () => {
  const { agent, account, customer } = await stage.scenario.accountWithOneAgent();
  const before = await ownedBy(agent, customer, "From the first time");
  await agent.closes(before);
  await eventually(
    () => account.interactions({ phase: { in: ["CLOSED"] } }),
    (closed) => expect(closed).toHaveLength(1),
  );
  const id = await ownedBy(agent, customer, "The second time");
  const quoted = await customer.says("the very line that is quoted");
  for (let line = 1; line <= 70; line += 1) await customer.says(`line number ${line}`, { wait: line === 70 });
  await customer.says("about that", { replyTo: quoted });
  const { page, context } = await windowOf(stage, agent.credentials);
  await rowOf(page, id).click();
  const answer = lineWith(page, "about that");
  await answer.waitFor();

  // A scroll that is told only after the click, as a busy page does, must not take the reader back to the end.
  await answer.getByRole("button", { name: "Show the message this answers" }).evaluate((button) => {
    const thread = button.closest("[data-testid=thread]");
    if (button instanceof HTMLElement) button.click();
    thread?.dispatchEvent(new Event("scroll"));
  });
  const shown = lineWith(page, "the very line that is quoted").first();
  await page.locator("[data-flash]", { hasText: "the very line that is quoted" }).waitFor();
  await customer.says("are you reading?");
  await page.getByRole("button", { name: "One new message" }).waitFor();
  await picture(page, "thread-jumped");
  expect(await shown.isVisible()).toBe(true);
  expect(await isInView(shown)).toBe(true);

  await page.getByTestId("thread").evaluate((thread) => thread.scrollTo({ top: 0 }));
  await lineWith(page, "From the first time").waitFor();
  await page.getByTestId("unread-divider").waitFor({ state: "attached" });
  await page.getByTestId("interaction-divider").first().waitFor();
  expect(await page.getByTestId("interaction-divider").count()).toBe(2);
  await picture(page, "thread-earlier");
  await page.getByRole("button", { name: "One new message" }).click();
  await page.getByText("are you reading?").last().waitFor();
  await context.close();
}, 240_000);

test("colleagues who look are named and gone when they leave; a leader reads along unseen and marks nothing as read", async () => {
  const { agents, account, customer } = await stage.scenario.accountWithAgents(2);
  const [owner, other] = agents;
  if (!owner || !other) throw new Error("two agents");
  const id = await ownedBy(owner, customer);
  await owner.closesTab(id);
  const [mine, theirs] = [await windowOf(stage, owner.credentials), await windowOf(stage, other.credentials)];
  await rowOf(mine.page, id).click();
  await theirs.page.goto(`${stage.url}/desk?interaction=${id}`);
  await mine.page.getByTestId("watchers").getByText(other.name).waitFor();
  await theirs.page.getByTestId("watchers").getByText(owner.name).waitFor();
  await picture(mine.page, "watchers");
  await theirs.context.close();
  await mine.page.getByTestId("watchers").waitFor({ state: "detached" });
  await mine.context.close();

  await owner.closesTab(id);
  const leader = await newPerson(stage.scenario.administrator, "SUPERVISOR", [account.id]);
  await customer.says("nobody has read this");
  await eventually(
    () => account.interactions(),
    ([interaction]) => expect(interaction?.isUnread).toBe(true),
  );
  const spy = await windowOf(stage, leader.credentials);
  await spy.page.goto(`${stage.url}/interactions/${id}`);
  await spy.page.getByText("nobody has read this").last().waitFor();
  await spy.page.getByRole("textbox", { name: /note/i }).fill("I am reading along.");
  await spy.page.keyboard.press("Enter");
  await lineWith(spy.page, "I am reading along.").waitFor();
  await picture(spy.page, "spy");
  expect((await account.interactions())[0]?.isUnread).toBe(true);
  expect(JSON.stringify(await customer.received())).not.toContain("reading along");
  await spy.context.close();
}, 240_000);

test("messages stand as the agent likes, also after a reload", async () => {
  const { agent, customer } = await stage.scenario.accountWithOneAgent();
  const id = await ownedBy(agent, customer, "Which side?");
  const { page, context } = await windowOf(stage, agent.credentials);
  await rowOf(page, id).click();
  const side = () => lineWith(page, "Which side?").first().getAttribute("data-side");
  await lineWith(page, "Which side?").first().waitFor();
  expect(await side()).toBe("start");
  await page.getByRole("button", { name: "How you read and write" }).click();
  await page.getByRole("menuitemradio", { name: "Customer right, us left" }).click();
  await page.reload();
  await lineWith(page, "Which side?").first().waitFor();
  expect(await side()).toBe("end");
  await context.close();
}, 120_000);

test("on a phone, back leads from the contact to the thread, and from there to the list", async () => {
  const { agent, customer } = await stage.scenario.accountWithOneAgent();
  const id = await ownedBy(agent, customer, "Who am I?");
  const { page, context } = await windowOf(stage, agent.credentials, { width: 390, height: 844 });
  const panel = page.getByRole("complementary", { name: "Contact" });
  const line = lineWith(page, "Who am I?").first();
  const showPanel = async () => {
    await page.getByRole("button", { name: "About the contact" }).click();
    await panel.waitFor();
    await line.waitFor({ state: "hidden" });
  };
  await rowOf(page, id).click();
  await line.waitFor();
  await showPanel();
  await page.goBack();
  await line.waitFor();
  await showPanel();
  await panel.getByRole("button", { name: "Back", exact: true }).click();
  await line.waitFor();
  await page.goBack();
  await rowOf(page, id).waitFor();

  await page.goto(`${stage.url}/desk?interaction=${id}&panel`);
  await panel.getByRole("button", { name: "Back", exact: true }).click();
  await line.waitFor();
  await context.close();
}, 120_000);

test("on a phone, words about what happened leave the composer free, and words that are too many leave it whole", async () => {
  const { agent, customer } = await stage.scenario.accountWithOneAgent();
  const id = await ownedBy(agent, customer, "A file, please");
  const { page, context } = await windowOf(stage, agent.credentials, { width: 390, height: 844 });
  await rowOf(page, id).click();
  await page.getByRole("radiogroup").getByText("Note", { exact: true }).click();
  await page.getByRole("textbox", { name: /^Note about/ }).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["words"], "words.txt"));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  const notice = page.getByRole("alert").filter({ hasText: "Notes carry no files" });
  await notice.getByRole("button", { name: "Close" }).waitFor();
  const [words, composer] = [await notice.boundingBox(), await page.getByTestId("composer").boundingBox()];
  expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual(composer?.y ?? 0);

  await page.getByRole("radiogroup").getByText("Message", { exact: true }).click();
  await page.getByRole("textbox", { name: /^Message to/ }).fill("too many ".repeat(1_000));
  await page.getByRole("alert").filter({ hasText: "characters too many" }).waitFor();
  await picture(page, "phone-too-long");
  const send = page.getByRole("button", { name: "Send", exact: true }).getByText("Send");
  expect((await send.boundingBox())?.width).toBeGreaterThan(20);
  await context.close();
}, 120_000);
