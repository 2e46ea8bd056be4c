import type { Locator, Page } from "playwright-core";
import { opened, type State } from "./state.ts";

const ACCOUNT = "/accounts/01900000-0000-7de0-8004-000000000004";
const QUEUE = "/queues/01900000-0000-7de0-8002-000000000001";
const USER = "/users/01900000-0000-7de0-8001-000000000003";
const LIST = "/settings/lists/01900000-0000-7de0-8003-000000000001";
const INTERVAL = "/settings/intervals/01900000-0000-7000-8000-000000000101";

const administrators = (name: string, path: string, proof: (page: Page) => Locator): State =>
  opened(name, "administrator", path, proof);

/** A tab of a page: what stands in its panel. */
const tab = (name: string, path: string, words: string | RegExp): State =>
  administrators(name, path, (page) => page.getByRole("tabpanel").getByText(words).first());

/** A page on which a button is pressed. */
function pressed(name: string, path: string, button: string | RegExp, proof: (page: Page) => Locator): State {
  return {
    name,
    who: "administrator",
    async show(page, { url }) {
      await page.goto(`${url}${path}`);
      await page.getByRole("button", { name: button, exact: true }).first().click();
      return proof(page);
    },
  };
}

const dialog = (page: Page) => page.getByRole("dialog");

/** What administrators see: accounts, queues, users and settings, each with its forms. */
export const ADMINISTRATION: readonly State[] = [
  administrators("accounts", "/accounts", (page) => page.getByRole("link", { name: "Harbour Home" })),
  {
    name: "accounts-row-menu",
    who: "administrator",
    async show(page, { url }) {
      await page.goto(`${url}/accounts`);
      await page.getByRole("button", { name: "More actions for Harbour Home" }).click();
      return page.getByRole("menuitem").first();
    },
  },
  {
    name: "account-delete",
    who: "administrator",
    async show(page, { url }) {
      await page.goto(`${url}/accounts`);
      await page.getByRole("button", { name: "More actions for Harbour Home" }).click();
      await page.getByRole("menuitem", { name: "Delete" }).click();
      return dialog(page).getByRole("button", { name: "Delete account" });
    },
  },
  {
    name: "account-new-errors",
    who: "administrator",
    async show(page, { url }) {
      await page.goto(`${url}/accounts/new`);
      await page.getByRole("button", { name: "Add WhatsApp account" }).click();
      return page.getByText(/fields need your attention/);
    },
  },
  {
    name: "account-general-changed",
    who: "administrator",
    path: `${ACCOUNT}?tab=general`,
    async show(page, { url }) {
      await page.goto(`${url}${ACCOUNT}`);
      await page.getByLabel("Description").fill("Bookings, changes and whatever else a traveller may ask.");
      return page.getByText("You have changes that are not saved.");
    },
    leave: (page) => page.getByRole("button", { name: "Discard" }).click(),
  },
  tab("account-agents", `${ACCOUNT}?tab=agents`, "Ana Ricci"),
  tab("account-plan", `${ACCOUNT}?tab=actions`, "Routing plan"),
  {
    name: "account-plan-step",
    who: "administrator",
    async show(page, { url }) {
      await page.goto(`${url}${ACCOUNT}?tab=actions`);
      const step = page.locator("[data-step]").nth(3);
      await step.getByRole("button", { name: /: fields$/ }).click();
      return step.getByRole("combobox", { name: "Go on from" });
    },
  },
  {
    name: "account-plan-tried",
    who: "administrator",
    async show(page, { url }) {
      await page.goto(`${url}${ACCOUNT}?tab=actions`);
      const trial = page.getByRole("region", { name: "Try it" });
      await trial.getByLabel("What they write").fill("I want to cancel my booking");
      await trial.getByRole("button", { name: "Try it" }).click();
      return trial.getByText(/^It waits, unread/);
    },
  },
  tab("account-notification", `${ACCOUNT}?tab=notification`, "What an agent sees"),
  tab("account-transfer", `${ACCOUNT}?tab=transfer`, "To another agent"),
  tab("account-advanced", `${ACCOUNT}?tab=advanced`, "Mandatory disposition"),
  tab("account-templates", `${ACCOUNT}?tab=templates`, "Approved"),
  tab("account-dispositions", `${ACCOUNT}?tab=dispositions`, /disposition/),
  tab("account-canned-answers", `${ACCOUNT}?tab=cannedAnswers`, "booking"),
  administrators("account-interactions", `${ACCOUNT}?tab=interactions`, (page) =>
    page.getByRole("tabpanel").getByRole("table").getByRole("link").first(),
  ),

  administrators("queues", "/queues", (page) => page.getByRole("link", { name: "Support" })),
  administrators("queue", QUEUE, (page) => page.getByRole("textbox", { name: "Name", exact: true })),
  pressed("queue-new-errors", "/queues/new", "Add queue", (page) => page.getByText("Please fill this in.").first()),
  administrators("users", "/users", (page) => page.getByRole("link", { name: "Ana Ricci" })),
  administrators("user", USER, (page) => page.getByRole("textbox", { name: "Name", exact: true })),
  pressed("user-new-errors", "/users/new", "Add user", (page) => page.getByText(/need your attention/)),

  tab("settings-lists", "/settings?tab=lists", "Newsletter"),
  administrators("list", LIST, (page) => page.getByRole("table").getByRole("row").nth(3)),
  pressed("list-add-contacts", LIST, "Add contacts", dialog),
  tab("settings-dispositions", "/settings?tab=dispositions", "Complaint"),
  pressed("disposition-delete", "/settings?tab=dispositions", /^Delete /, dialog),
  tab("settings-canned-answers", "/settings?tab=cannedAnswers", "thanks"),
  pressed("canned-answer-new", "/settings?tab=cannedAnswers", "Add canned answer", dialog),
  tab("settings-pauses", "/settings?tab=pauses", /pause/),
  tab("settings-teams", "/settings?tab=teams", "Back office"),
  pressed("team-new", "/settings?tab=teams", "Add team", dialog),
  tab("settings-intervals", "/settings?tab=intervals", /^Working/),
  administrators("interval", INTERVAL, (page) =>
    page.getByRole("list", { name: "Week" }).getByText("Closed all day").first(),
  ),
  tab("settings-tokens", "/settings?tab=tokens", /API token/),
  pressed("token-new", "/settings?tab=tokens", "Add token", dialog),
  tab("settings-quarantine", "/settings?tab=quarantine", "Nothing is in quarantine"),
];
