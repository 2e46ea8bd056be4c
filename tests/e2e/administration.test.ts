/** An administrator decides when it is open and who may write, and the customer's phone shows the difference. */
import { seriousFindings } from "../kit/accessibility.ts";
import { picture } from "../kit/browser.ts";
import { turnBit } from "../kit/damaged-credentials.ts";
import { windowOf } from "../kit/desk-windows.ts";
import { newPhoneWith, sayOnPhone } from "../kit/phone-page.ts";
import { setStage } from "../kit/stage.ts";

const BUSINESS = "Studio Lago";
const REFUSAL = "This number serves our members only.";

const stage = setStage({
  demo: true,
  async prepare(it) {
    const { page: office } = await windowOf(it, it.administrator);
    await office.waitForURL("**/accounts**");
    return { office };
  },
});
afterEach(() => picture(stage.office, "administration-last"));

test("an interval shows its week while it is typed, says whether it is open, and is kept", async () => {
  const page = stage.office;
  await page.goto(`${stage.url}/settings/intervals/new`);
  const week = page.getByRole("list", { name: "Week" });
  await week.getByText("09:00–17:59").first().waitFor();
  expect(await week.getByText("Closed all day").count()).toBe(2);

  await page.getByRole("textbox", { name: "Name" }).fill("Late shift");
  await page.getByLabel("From").fill("22:00");
  await page.getByLabel("To", { exact: true }).fill("05:59");
  await week.getByText("00:00–05:59, 22:00–23:59").first().waitFor();
  await page.getByLabel("Is it open at …?").fill("2026-11-28T05:59");
  await page.getByRole("status").getByText("Open", { exact: true }).waitFor();
  await page.getByLabel("Is it open at …?").fill("2026-11-28T06:00");
  await page.getByRole("status").getByText("Closed", { exact: true }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, "administration-interval");

  await page.getByRole("button", { name: "Add interval" }).click();
  await page.getByRole("link", { name: "Late shift" }).click();
  await expect(page.getByLabel("From").inputValue()).resolves.toBe("22:00");
}, 120_000);

test("a whitelist asks for its message, warns while nobody is let in, and turns a stranger away", async () => {
  const page = stage.office;
  await page.goto(`${stage.url}/accounts`);
  await page.getByRole("link", { name: BUSINESS }).click();
  await page.getByRole("tab", { name: "Advanced" }).click();
  await page.getByLabel("Let in only contacts of the lists below").check();
  await page.getByText("No list is attached: everybody who writes is refused.").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Enter what senders who are in no list are told.").waitFor();
  await page.getByLabel("Message to everybody else").fill(REFUSAL);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, "administration-whitelist");

  const phone = await newPhoneWith(stage, BUSINESS);
  await sayOnPhone(phone, BUSINESS, "May I?");
  await phone.getByText(REFUSAL).last().waitFor();

  await page.goto(`${stage.url}/accounts`);
  await page.getByText("Whitelist: nobody").waitFor();
}, 120_000);

test("an account whose credentials cannot be opened says so in the list and where they are entered again", async () => {
  const page = stage.office;
  const account = await stage.scenario.account({ provider: "kaleyra" });
  await turnBit(stage.databaseUrl, account.id);
  await page.goto(`${stage.url}/accounts`);
  const row = page.getByRole("row", { name: account.phone });
  await row.getByText("Not connected").waitFor();
  await row.getByRole("link", { name: account.phone }).click();
  const warning = page.getByRole("alert").filter({ hasText: "cannot be opened" });
  await warning.waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await picture(page, "administration-credentials");

  await page.getByRole("textbox", { name: "API Key" }).fill(account.credentials.apiKey ?? "");
  await page.getByRole("textbox", { name: "Callback password" }).fill(account.credentials.callbackPassword ?? "");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  await warning.waitFor({ state: "detached" });
}, 60_000);

test("a dialog says that somebody else was faster, and takes theirs to go on from", async () => {
  const page = stage.office;
  const colleague = stage.scenario.administrator;
  const { cannedAnswer } = await colleague.must<{ cannedAnswer: { id: string; version: number } }>(
    "createCannedAnswer",
    { key: "hours", text: "We are here from 9 to 18." },
    ["CannedAnswerSaved", "cannedAnswer { id version }"],
  );
  await page.goto(`${stage.url}/settings?tab=cannedAnswers`);
  await page.getByRole("button", { name: "More actions for hours" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await colleague.must("updateCannedAnswer", { ...cannedAnswer, text: "We are here from 8 to 18." }, [
    "CannedAnswerSaved",
    "__typename",
  ]);

  const dialog = page.getByRole("dialog", { name: "Edit hours" });
  const words = dialog.getByRole("textbox", { name: "Text" });
  await words.fill("We are here until 19.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Somebody else changed this in the meantime.").waitFor();
  await expect(words.inputValue()).resolves.toBe("We are here until 19.");
  await picture(page, "administration-conflict");
  await dialog.getByRole("button", { name: "Load the newest version" }).click();
  await dialog.getByText("Somebody else changed this in the meantime.").waitFor({ state: "detached" });
  await expect(words.inputValue()).resolves.toBe("We are here from 8 to 18.");
  await words.fill("We are here from 8 to 19.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("row", { name: /hours We are here from 8 to 19\./ }).waitFor();
}, 60_000);
