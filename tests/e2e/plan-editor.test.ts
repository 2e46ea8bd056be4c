/** A plan built, saved and tried with the keyboard alone. */
import type { Locator, Page } from "playwright-core";
import { picture } from "../kit/browser.ts";
import { windowOf } from "../kit/desk-windows.ts";
import { pressUntilOn } from "../kit/keyboard.ts";
import { setStage } from "../kit/stage.ts";

const ACCOUNT = "01900000-0000-7de0-8004-000000000003";

const stage = setStage({
  demo: true,
  prepare: async (it) => ({ admin: await windowOf(it, it.administrator) }),
});

/** What the screen showed last: for whoever looks into a failure. */
afterEach(() => picture(stage.admin.page, "plan-editor-last"));

const tabTo = (page: Page, target: Locator) => pressUntilOn(page, "Tab", target);

/** Goes down an open list of choices until this one is marked: what is marked at first comes a moment after the list. */
async function arrowTo(page: Page, option: Locator): Promise<void> {
  await option.waitFor();
  for (let pressed = 0; pressed < 20; pressed += 1) {
    if ((await option.getAttribute("data-combobox-selected")) !== null) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error("The arrows do not get there");
}

/** Adds a step of a kind from the menu, by arrows. */
async function add(page: Page, kind: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name: "Add step" }));
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name: new RegExp(`^${kind}`) }).first();
  await pressUntilOn(page, "ArrowDown", item);
  await page.keyboard.press("Enter");
  await item.waitFor({ state: "detached" });
}

const stepsOf = (page: Page) => page.getByRole("region", { name: "Routing plan" }).locator("[data-step]");
async function namesOf(page: Page): Promise<readonly (string | null)[]> {
  return stepsOf(page).evaluateAll((steps) => steps.map((step) => step.getAttribute("aria-label")));
}

test("with the keyboard alone a plan is emptied, built, ordered, saved and tried", async () => {
  const { page } = stage.admin;
  await page.goto(`${stage.url}/accounts/${ACCOUNT}?tab=actions`);
  const first = stepsOf(page).first();
  await first.waitFor();
  for (let left = await stepsOf(page).count(); left > 0; left -= 1) {
    await tabTo(
      page,
      stepsOf(page)
        .first()
        .getByRole("button", { name: /: fields$/ }),
    );
    await page.keyboard.press("Alt+Delete");
  }
  await page.getByText("There is no step yet").waitFor();

  await add(page, "Auto reply");
  await tabTo(page, page.getByLabel("Text", { exact: true }));
  await page.keyboard.type("Hello {{contact.name}}");
  await add(page, "Tag");
  await tabTo(page, page.getByLabel("Tag", { exact: true }));
  await page.keyboard.type("order");
  await add(page, "Go to if");
  const condition = stepsOf(page).nth(2);
  await tabTo(page, condition.getByRole("button", { name: "Add condition" }));
  await page.keyboard.press("Enter");
  await tabTo(page, condition.getByRole("textbox", { name: "Value" }));
  await page.keyboard.type("order");
  await tabTo(page, condition.getByRole("combobox", { name: "Go on from" }));
  await page.keyboard.press("ArrowDown");
  await arrowTo(page, page.getByRole("option", { name: "Step 2: Tag" }));
  await page.keyboard.press("Enter");
  await condition.getByRole("button", { name: "to step 2" }).waitFor();

  // The condition comes before the tag it jumps to; the jump follows the step.
  await tabTo(page, condition.getByRole("button", { name: /: fields$/ }));
  await page.keyboard.press("Alt+ArrowUp");
  await stepsOf(page).nth(1).getByRole("button", { name: "to step 3" }).waitFor();
  await page.keyboard.press("Alt+D");
  expect(await namesOf(page)).toHaveLength(4);
  await page.keyboard.press("Alt+Delete");
  const undo = page.getByRole("button", { name: "Undo" });
  await tabTo(page, undo);
  await page.keyboard.press("Enter");
  expect(await namesOf(page)).toHaveLength(4);
  await page.keyboard.press("Alt+Delete");
  expect(await namesOf(page)).toEqual(["Step 1: Auto reply", "Step 2: Go to if", "Step 3: Tag"]);
  await picture(page, "plan-editor");

  await tabTo(page, page.getByRole("button", { name: "Save", exact: true }));
  await page.keyboard.press("Enter");
  await page.getByText("Saved", { exact: false }).first().waitFor();
  await page.reload();
  await stepsOf(page).nth(2).waitFor();
  expect(await namesOf(page)).toEqual(["Step 1: Auto reply", "Step 2: Go to if", "Step 3: Tag"]);
  await stepsOf(page).nth(1).getByText("1 condition").waitFor();

  const trial = page.getByRole("region", { name: "Try it" });
  await tabTo(page, trial.getByLabel("What they write"));
  await page.keyboard.type("Where is my ORDER?");
  await tabTo(page, trial.getByRole("button", { name: "Try it" }));
  await page.keyboard.press("Enter");
  await trial.getByText("goes on from step 3").waitFor();
  await trial.getByText("adds the tag “order”").waitFor();
  await trial.getByText("It waits, unread, for any agent of the account.").waitFor();
  await picture(page, "plan-editor-tried");
  expect(stage.admin.complaints).toEqual([]);
}, 240_000);

test("what is missing is said at its field, and nothing is saved", async () => {
  const { page } = stage.admin;
  await page.goto(`${stage.url}/accounts/${ACCOUNT}?tab=actions`);
  await stepsOf(page).nth(2).waitFor();
  await add(page, "HTTP request");
  await tabTo(page, page.getByRole("button", { name: "Save", exact: true }));
  await page.keyboard.press("Enter");
  await stepsOf(page).nth(3).getByText("Enter an address that begins with http:// or https://.").waitFor();
  await page.reload();
  await stepsOf(page).nth(2).waitFor();
  expect(await namesOf(page)).toHaveLength(3);
}, 120_000);
