/** What an agent does at the composer, as the customer's phone shows it. */
import type { Page } from "playwright-core";
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import { seriousFindings } from "../kit/accessibility.ts";
import { picture } from "../kit/browser.ts";
import { messageField, openDesk, ownedBy, rowOf } from "../kit/desk-windows.ts";
import { eventually } from "../kit/eventually.ts";
import { phoneOf } from "../kit/phone-page.ts";
import { setStage } from "../kit/stage.ts";

const stage = setStage({ demo: true });

/** An agent's desk with their one interaction open, and the customer's phone with the same chat. */
async function bothSides(provider: ProviderKind = "meta") {
  const made = await stage.scenario.accountWithOneAgent({ provider });
  const { agent, account, customer } = made;
  const interactionId = await ownedBy(agent, customer);
  const desk = await openDesk(stage, agent);
  await rowOf(desk, interactionId).click();
  await messageField(desk).waitFor();
  const phone = await phoneOf(stage, customer.phone, account.numberId);
  await phone.getByText("Good morning").last().waitFor();
  const leave = () => Promise.all([desk.context().close(), phone.context().close()]);
  return { ...made, interactionId, desk, phone, leave };
}

test("the phone shows that the agent types a message, and nothing of a note", async () => {
  const { agent, customer, interactionId, desk, phone, leave } = await bothSides();
  await desk.getByText("Note", { exact: true }).click();
  await desk.getByRole("textbox", { name: /^Note about/ }).pressSequentially("Between us");
  await expect(agent.draft(interactionId)).toEventuallyEqual({ text: "Between us", isNote: true });
  expect((await customer.chat())?.typingUntil).toBeNull();
  expect(await phone.getByText("typing…").count()).toBe(0);

  await desk.getByText("Message", { exact: true }).click();
  await messageField(desk).press("End");
  await messageField(desk).pressSequentially(" no more");
  await phone.getByText("typing…").waitFor();
  await picture(phone, "phone-typing");
  await messageField(desk).press("Enter");
  await phone.getByText("Between us no more").last().waitFor();
  await phone.getByText("typing…").waitFor({ state: "detached" });
  await leave();
}, 120_000);

/** As a paste from elsewhere: the words are in the clipboard, not typed. */
async function paste(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label).evaluate((input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, words);
}

async function attach(desk: Page, what: "Location" | "Sticker"): Promise<void> {
  await desk.getByRole("button", { name: "Attach", exact: true }).click();
  await desk.getByRole("menuitem", { name: new RegExp(`^${what}`) }).click();
}

test.each(["meta", "twilio"] as const)(
  "%s: a place pasted from a map arrives with its name and address",
  async (provider) => {
    const { desk, phone, leave } = await bothSides(provider);
    await attach(desk, "Location");
    const dialog = desk.getByRole("dialog", { name: /^Send a location to/ });
    await dialog.getByLabel("Latitude").fill("95");
    await dialog.getByRole("button", { name: "Send location" }).click();
    await dialog.getByText("Enter degrees from −90 to 90").waitFor();
    await dialog.getByText("Please fill this in.").waitFor();
    await paste(desk, "Latitude", "https://maps.app.goo.gl/AbCdEf123");
    await dialog.getByText("This link holds no coordinates.").waitFor();

    await paste(
      desk,
      "Longitude",
      "https://www.google.com/maps/place/Mole/@45.1,7.7,17z/data=!3m1!8m2!3d45.0690!4d7.6933",
    );
    expect(await dialog.getByLabel("Latitude").inputValue()).toBe("45.069");
    expect(await dialog.getByLabel("Longitude").inputValue()).toBe("7.6933");
    await dialog.getByLabel("Name (optional)").fill("Mole Antonelliana");
    await dialog.getByLabel("Address (optional)").fill("Via Montebello 20, Torino");
    await dialog.getByTestId("place").getByText("Mole Antonelliana").waitFor();
    expect(await seriousFindings(desk)).toEqual([]);
    await picture(desk, `composer-place-${provider}`);
    await dialog.getByRole("button", { name: "Send location" }).click();

    await phone.getByText("Mole Antonelliana").last().waitFor();
    await phone.getByText("Via Montebello 20, Torino").last().waitFor();
    await desk.getByTestId("message").getByTestId("place").getByText("Via Montebello 20, Torino").waitFor();
    await picture(phone, `phone-place-${provider}`);
    await leave();
  },
  120_000,
);

/** One still pixel. */
const STICKER = Buffer.from("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA", "base64");

test("a sticker arrives as one; what is none, or too large for one that does not move, is told before it is uploaded", async () => {
  const { account, customer, desk, phone, leave } = await bothSides();
  await desk.getByRole("button", { name: "Attach", exact: true }).click();
  await desk.getByText("WebP up to 100 kB, moving up to 500 kB").waitFor();
  await desk.locator('button[aria-haspopup="menu"][aria-expanded="true"]').and(desk.getByLabel("Attach")).waitFor();
  expect(await seriousFindings(desk)).toEqual([]);
  await picture(desk, "composer-attach");
  await desk.keyboard.press("Escape");
  const picker = desk.getByLabel("Send a sticker");
  let uploads = 0;
  desk.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/files")) uploads += 1;
  });
  await picker.setInputFiles([
    { name: "photo.png", mimeType: "image/png", buffer: Buffer.from("no sticker") },
    { name: "large.webp", mimeType: "image/webp", buffer: Buffer.concat([STICKER, Buffer.alloc(110_000)]) },
  ]);
  await desk.getByText("photo.png is no sticker: choose a WebP file.").waitFor();
  await desk.getByText("large.webp has 110 kB. The limit here for Sticker is 100 kB.").waitFor();
  expect(uploads).toBe(0);

  await picker.setInputFiles({ name: "wave.webp", mimeType: "image/webp", buffer: STICKER });
  await desk.getByRole("list", { name: "Files to send" }).getByText("Sticker", { exact: false }).waitFor();
  await desk.getByRole("button", { name: "Send", exact: true }).click();
  await phone.locator('img[data-kind="sticker"]').waitFor();
  await eventually(
    () => customer.received(),
    (received) => expect(received).toMatchObject([{ content: { type: "sticker" } }]),
  );
  expect(await stage.scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1 });
  await leave();
}, 120_000);
