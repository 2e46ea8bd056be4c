import type { Locator, Page } from "playwright-core";
import { ask } from "../../kit/database.ts";
import { isLive, lineWith, messageField, openLineMenu } from "../../kit/desk-windows.ts";
import { eventually } from "../../kit/eventually.ts";
import { newPhone } from "../../kit/scenario.ts";
import { LONG_NAME } from "./crowded-thread.ts";
import { opened, type State, type World } from "./state.ts";

/** The demo's account at Twilio, whose one queue rings for everybody. */
const TWILIO_ACCOUNT = "01900000-0000-7de0-8004-000000000001";

const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

/** The crowded thread, and what is done there. */
function inThread(
  name: string,
  act: (page: Page, world: World) => Promise<Locator>,
  rest: Pick<State, "leave" | "only" | "isPlace"> = {},
): State {
  return {
    ...rest,
    name,
    who: "agent",
    async show(page, world) {
      await page.goto(`${world.url}/desk?interaction=${world.interactionId}`);
      await messageField(page).waitFor();
      await page.getByTestId("message").last().waitFor();
      return act(page, world);
    },
  };
}

/** The desk with nothing chosen, and what is done there. */
function onDesk(
  name: string,
  act: (page: Page, world: World) => Promise<Locator>,
  rest: Pick<State, "leave" | "only" | "isPlace"> = {},
): State {
  return {
    ...rest,
    name,
    who: "agent",
    async show(page, world) {
      await page.goto(`${world.url}/desk`);
      await page.getByTestId("interaction-row").first().waitFor();
      return act(page, world);
    },
  };
}

/** Reads upwards from the newest line until this one is there: a thread draws what is in sight. */
async function scrolledTo(page: Page, line: Locator): Promise<Locator> {
  const thread = page.getByTestId("thread");
  await thread.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await eventually(
    async () => {
      const isThere = await line.isVisible();
      if (!isThere) await thread.evaluate((element) => element.scrollBy({ top: -150 }));
      return isThere;
    },
    (isThere) => expect(isThere).toBe(true),
  );
  await line.scrollIntoViewIfNeeded();
  return line;
}

/** Whether a message is written or a note: the words of the switch, whose radio itself is hidden. */
async function chooseMode(page: Page, mode: "Message" | "Note"): Promise<void> {
  await page.getByRole("radiogroup").getByText(mode, { exact: true }).click();
}

/** Something from the menu beside the thread's name. */
async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "More to do with this interaction" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Somebody new rings. */
export const OFFER: State = onDesk(
  "offer",
  async (page, { scenario }) => {
    await scenario.vendors.say(
      { numberId: TWILIO_ACCOUNT, from: newPhone() },
      { type: "text", text: "Hello, is the blue lamp still there?" },
      { phoneName: "Bartholomew Featherstonehaugh-Cholmondeley" },
    );
    return page.getByTestId("offer").first().getByRole("button", { name: "Accept" });
  },
  {
    async leave(page) {
      await page.getByTestId("offer").getByRole("button", { name: "Reject" }).click();
      await page.getByTestId("offer").waitFor({ state: "detached" });
    },
  },
);

const CLOSED_WINDOW: State = {
  name: "window-closed",
  who: "agent",
  async show(page, { url, databaseUrl, interactionId }) {
    await ask(databaseUrl, "update interaction set last_inbound_at = now() - interval '25 hours' where id = $1", [
      interactionId,
    ]);
    await page.goto(`${url}/desk?interaction=${interactionId}`);
    return page.getByTestId("template-picker").getByRole("button", { name: "Send template" });
  },
  leave: (_page, { databaseUrl, interactionId }) =>
    ask(databaseUrl, "update interaction set last_inbound_at = now() where id = $1", [interactionId]),
};

/** What agents see: the desk in all its states. */
export const DESK: readonly State[] = [
  opened("desk-empty", "newcomer", "/desk", (page) => page.getByText("Nothing on your desk")),
  onDesk("desk", async (page) => page.getByTestId("interaction-row").getByText(LONG_NAME)),
  onDesk("desk-waiting", async (page) => {
    await page.getByRole("tab", { name: /^Waiting/ }).click();
    return page.getByRole("button", { name: /^Take/ }).first();
  }),
  onDesk("desk-closed", async (page) => {
    await page.getByRole("tab", { name: "Closed" }).click();
    return page
      .getByTestId("interaction-row")
      .getByText(/^(Late|Solved|Quote sent|Booked|Information|Sold)$/)
      .first();
  }),
  onDesk("desk-nothing-found", async (page) => {
    await page.getByRole("searchbox").fill("nobody has this");
    return page.getByText("Nothing found");
  }),
  onDesk("desk-alerts", async (page) => {
    await page.getByRole("button", { name: "Alerts for offers" }).click();
    return page.getByText("Repeats until you answer, in one tab of this browser.");
  }),
  onDesk("desk-new-conversation", async (page) => {
    await page.getByRole("button", { name: "New conversation" }).click();
    return dialog(page, "New conversation").getByLabel("To", { exact: true });
  }),
  onDesk("presence", async (page) => {
    await page.getByRole("button", { name: /^Your presence/ }).click();
    return page.getByText("Queues that ring for you");
  }),
  onDesk("user-menu", async (page) => {
    await page.getByRole("button", { name: /^Your account/ }).click();
    return page.getByRole("menuitem", { name: "Sign out" });
  }),
  onDesk("change-password", async (page) => {
    await page.getByRole("button", { name: /^Your account/ }).click();
    await page.getByRole("menuitem", { name: "Change password" }).click();
    await dialog(page, "Change password").getByRole("button", { name: "Change password" }).click();
    return dialog(page, "Change password").getByText("Please fill this in.").first();
  }),
  onDesk("palette", async (page) => {
    await page.keyboard.press("Control+k");
    return page.getByRole("option").first();
  }),
  onDesk("key-sheet", async (page) => {
    await page.keyboard.press("?");
    return dialog(page, "Keyboard shortcuts").getByRole("table");
  }),

  inThread("thread", async (page) => page.getByTestId("message").first()),
  inThread("thread-upwards", (page) => scrolledTo(page, lineWith(page, "Called the courier").first()), {
    isPlace: true,
  }),
  inThread("thread-middle", (page) => scrolledTo(page, page.getByTestId("place")), { isPlace: true }),
  inThread(
    "thread-habits",
    async (page) => {
      await page.getByRole("button", { name: "How you read and write" }).click();
      return page.getByText("Where messages stand");
    },
    { only: "wide" },
  ),
  inThread("thread-message-menu", async (page) => {
    await openLineMenu(lineWith(page, "Grazie mille").first());
    return page.getByRole("menuitem", { name: "Reply" });
  }),
  inThread("thread-reply", async (page) => {
    await openLineMenu(lineWith(page, "Grazie mille").first());
    await page.getByRole("menuitem", { name: "Reply" }).click();
    return page.getByRole("button", { name: "Do not reply to a message" });
  }),
  inThread("thread-picture", async (page) => {
    const line = await scrolledTo(page, lineWith(page, "This is what the page"));
    await line.getByRole("button", { name: /^Show/ }).click();
    return page.getByTestId("picture-viewer");
  }),
  inThread(
    "thread-panel",
    async (page) => {
      await page.getByRole("button", { name: "About the contact" }).click();
      return page.getByRole("complementary", { name: "Contact" }).getByText("Known since");
    },
    { only: "narrow" },
  ),
  inThread(
    "thread-panel-edit",
    async (page) => {
      await page.getByRole("button", { name: "Correct the contact" }).click();
      return page.getByRole("complementary", { name: "Contact" }).getByLabel("E-mail");
    },
    { only: "wide" },
  ),
  inThread(
    "composer-canned",
    async (page) => {
      await messageField(page).pressSequentially("/");
      return page.getByRole("listbox", { name: "Canned answers" }).getByRole("option").first();
    },
    { leave: (page) => messageField(page).fill("") },
  ),
  inThread("composer-emoji", async (page) => {
    await page.getByRole("button", { name: "Emoji" }).click();
    return page.getByRole("dialog").getByRole("button").first();
  }),
  inThread("composer-attach", async (page) => {
    await page.getByRole("button", { name: "Attach", exact: true }).click();
    return page.getByRole("menuitem", { name: /^Location/ });
  }),
  inThread("composer-place", async (page) => {
    await page.getByRole("button", { name: "Attach", exact: true }).click();
    await page.getByRole("menuitem", { name: /^Location/ }).click();
    const place = dialog(page, /^Send a location/);
    await place.getByLabel("Latitude").fill("44.4949");
    await place.getByLabel("Longitude").fill("11.3426");
    return place.getByTestId("place");
  }),
  inThread("composer-files", async (page) => {
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles([
        {
          name: "a-file-with-a-name-that-is-much-too-long-for-its-tile.pdf",
          mimeType: "application/pdf",
          buffer: Buffer.from("%PDF-1.4 a"),
        },
        { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
      ]);
    return page.getByRole("list", { name: "Files to send" }).getByText(/much-too-long/);
  }),
  inThread(
    "composer-note",
    async (page) => {
      await chooseMode(page, "Note");
      const note = page.getByRole("textbox", { name: /^Note about/ });
      await note.fill("He called twice. Please be quick, and do not mention the refund yet.");
      return note;
    },
    {
      async leave(page) {
        await page.getByRole("textbox", { name: /^Note about/ }).fill("");
        await chooseMode(page, "Message");
      },
    },
  ),
  inThread("composer-template", async (page) => {
    await page.getByRole("button", { name: "Send a template" }).click();
    return page.getByTestId("template-picker");
  }),
  inThread("closing", async (page) => {
    await page.getByRole("button", { name: "Close", exact: true }).click();
    return page.getByRole("option", { name: /Complaint/ }).first();
  }),
  inThread("transfer", async (page) => {
    await fromMenu(page, "Transfer…");
    return dialog(page, /^Transfer/)
      .getByRole("option")
      .first();
  }),
  inThread("hand-back", async (page) => {
    await fromMenu(page, "Hand back…");
    return dialog(page, /^Hand back/);
  }),
  CLOSED_WINDOW,
  onDesk("thread-to-take", async (page) => {
    await page.getByRole("tab", { name: /^Waiting/ }).click();
    await page.getByTestId("interaction-row").first().getByRole("button").first().click();
    return page.getByText("Nobody owns this yet. Take it to answer.");
  }),
  onDesk("thread-closed", async (page) => {
    await page.getByRole("tab", { name: "Closed" }).click();
    await page.getByTestId("interaction-row").first().getByRole("button").first().click();
    return page.getByTestId("closed-foot");
  }),
  OFFER,
  {
    name: "offline",
    who: "agent",
    async show(page, { network, interactionId }) {
      await page.goto(`${network.url}/desk?interaction=${interactionId}`);
      await isLive(page);
      network.cut();
      return page.getByText(/^Offline since/);
    },
    leave: async (_page, { network }) => network.mend(),
  },
];

/** What has to be within reach when everything is twice as large. */
export const ENLARGED_DESK: readonly State[] = [
  onDesk("desk", async (page) => page.getByTestId("interaction-row").first()),
  inThread("thread", async (page) => page.getByRole("button", { name: "Send", exact: true })),
  inThread("closing", async (page) => {
    await page.getByRole("button", { name: "Close", exact: true }).click();
    return page.getByRole("button", { name: /^Close for good/ });
  }),
  inThread(
    "composer-full",
    async (page) => {
      await messageField(page).fill("One line after the other.\n".repeat(12));
      return page.getByRole("button", { name: "Send", exact: true });
    },
    { leave: (page) => messageField(page).fill("") },
  ),
  CLOSED_WINDOW,
];
