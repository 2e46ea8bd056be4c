import type { ProviderTemplate } from "@parley/providers";
import { providerOf } from "@parley/providers";
import type { AccountId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import type { Viewer } from "../platform/viewer.ts";
import { applyTemplateStates, createTemplates, isRecontactTemplate, type Templates } from "./index.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let templates: Templates;
let answer: readonly ProviderTemplate[] = [];
let failure: string | null = null;
const accountId = newId<AccountId>();
const everything = { all: true } as const;
const administrator: Viewer = {
  userId: newId<UserId>(),
  role: "administrator",
  sessionId: "s",
  apiTokenId: null,
  scopes: null,
};

beforeAll(async () => {
  fresh = await freshDatabase();
  const twilio = providerOf("twilio");
  const credentials = twilio.parseCredentials({ accountSid: "AC1", authorizationToken: "t" });
  templates = createTemplates({
    database: fresh.database,
    log: { committed: () => undefined },
    network: {
      http: () => Promise.reject(new Error("no network in tests")),
      now: () => new Date(),
      addresses: { twilioApi: "", metaGraph: "", sinchAuth: "" },
    },
    connection: async (id) =>
      id !== accountId
        ? null
        : {
            state: "open",
            credentials,
            provider: {
              ...twilio,
              listTemplates: async () =>
                failure === null
                  ? { type: "listed", templates: answer }
                  : { type: "failed", failure: { class: "configuration", code: "20003", detail: failure } },
            },
          },
  });
  await query(
    fresh.database.fork(),
    sql`with list as (insert into contact_list (id, name) values (${newId()}, 'all') returning id)
        insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
        select ${accountId}, 'Shop', 'S', 'twilio', '390212345', '390212345', 'x', 'x', list.id, '' from list`,
  );
}, HOOK_MS);
afterAll(() => fresh?.drop(), HOOK_MS);

const template = (name: string, over: Partial<ProviderTemplate> = {}): ProviderTemplate => ({
  providerTemplateId: `HX${name}`,
  name,
  language: "en",
  state: "approved",
  category: "UTILITY",
  rejectionReason: null,
  header: null,
  body: "Hello {{1}}",
  footer: null,
  buttons: [],
  ...over,
});
const seen = async () => (await templates.list(everything, { accountId })).map(({ name, state }) => `${name} ${state}`);

test("takes over what the provider has, keeps ids, and marks what is gone", async () => {
  answer = [
    template("again"),
    template("code", { category: "AUTHENTICATION" }),
    template("photo", { header: { type: "image" } }),
  ];
  const first = await templates.synchronise(administrator, { accountId });
  expect(first).toMatchObject({
    templates: [{ name: "again", isRecontact: true }, { isRecontact: false }, { name: "photo", isRecontact: true }],
  });
  answer = [
    template("again", { state: "paused", body: "Hi {{1}}" }),
    template("again"),
    template("fresh", { state: "pending" }),
  ];
  const second = await templates.synchronise(administrator, { accountId });
  if (!("templates" in first && "templates" in second)) throw new Error("it was refused");
  expect(second.templates.map(({ name }) => name)).toEqual(["again", "fresh"]);
  expect(second.templates[0]?.id).toBe(first.templates[0]?.id);
  expect(await templates.list(everything, { accountId, state: "deleted" })).toHaveLength(2);
  expect(await templates.list({ all: false, accountIds: [] }, { accountId })).toEqual([]);
});

test("a provider's news changes the state; only approved recontact templates may be chosen", async () => {
  answer = [template("news")];
  await templates.synchronise(administrator, { accountId });
  const [{ id } = { id: "" as never }] = await templates.list(everything, { accountId });
  expect(await isRecontactTemplate(fresh.database.fork(), accountId, id)).toBe(true);
  const told = (state: "paused" | "approved") => ({
    accountId,
    event: {
      kind: "template" as const,
      to: { phone: null, phoneNumberId: null, accountReference: null },
      occurredAt: null,
      providerTemplateId: null,
      name: "news",
      language: "en",
      state,
      reason: null,
    },
  });
  const facts = await applyTemplateStates(fresh.database.fork(), [told("approved"), told("paused")]);
  expect(facts).toEqual([{ kind: "account_changed", accountId }]);
  expect(await seen()).toEqual(["news paused"]);
  expect(await isRecontactTemplate(fresh.database.fork(), accountId, id)).toBe(false);
  expect(await applyTemplateStates(fresh.database.fork(), [told("paused")])).toEqual([]);
});

test("what the provider refuses is answered in its words, and nothing changes", async () => {
  failure = "Authenticate";
  expect(await templates.synchronise(administrator, { accountId })).toMatchObject({
    code: "PROVIDER_REFUSED",
    failureClass: "configuration",
  });
  expect(await seen()).toEqual(["news paused"]);
  expect(await templates.synchronise({ ...administrator, role: "agent" }, { accountId })).toMatchObject({
    code: "NOT_PERMITTED",
  });
  expect(await templates.synchronise(administrator, { accountId: newId<AccountId>() })).toMatchObject({
    code: "NOT_FOUND",
  });
});
