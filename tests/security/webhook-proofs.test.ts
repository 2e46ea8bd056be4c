/** Only what a provider really sent is believed; everything else leaves nothing but a count. */
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import { ask } from "../kit/database.ts";
import { deliver, PROOF_HEADER, signed, textBody, type Webhook } from "../kit/genuine-webhooks.ts";
import { metric } from "../kit/metrics.ts";
import { sendRaw } from "../kit/raw-graphql.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";
import "../kit/eventually.ts";

const PROVIDERS = ["meta", "twilio", "sinch", "kaleyra"] as const satisfies readonly ProviderKind[];
const EMOJI = 'Ciao 👩‍👩‍👧‍👦 è già ½ — \u202eabc\u202c ‮ + & = % \\u00e9 "quoted" 漢字';

let parley: Parley;
let scenario: Scenario;
const accounts = new Map<ProviderKind, { readonly mine: TestAccount; readonly other: TestAccount }>();

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  for (const provider of PROVIDERS)
    accounts.set(provider, { mine: await scenario.account({ provider }), other: await scenario.account({ provider }) });
});
afterAll(() => parley.stop());

function pair(provider: ProviderKind) {
  const found = accounts.get(provider);
  if (found === undefined) throw new Error(`No account at ${provider}`);
  return found;
}

async function stored({ id }: TestAccount): Promise<number> {
  const [row] = await ask<{ n: number }>(
    parley.databaseUrl,
    "select count(*)::int as n from webhook where account_id = $1",
    [id],
  );
  return row?.n ?? -1;
}

/** Delivers all; each must be refused with 401, stored nowhere, and counted under its reason. */
async function refuses(to: TestAccount, reason: string, forged: Readonly<Record<string, Webhook>>): Promise<void> {
  const [storedBefore, countedBefore] = [await stored(to), await refusedFor(reason)];
  const statuses: Record<string, number> = {};
  for (const [how, webhook] of Object.entries(forged)) statuses[how] = (await deliver(webhook)).status;
  expect(statuses).toEqual(Object.fromEntries(Object.keys(forged).map((how) => [how, 401])));
  expect(await stored(to)).toBe(storedBefore);
  expect((await refusedFor(reason)) - countedBefore).toBe(Object.keys(forged).length);
}

const refusedFor = (reason: string) => metric(parley.url, "parley_webhooks_refused_total", { reason });

function without(webhook: Webhook, header: string): Webhook {
  const { [header]: _gone, ...headers } = webhook.headers;
  return { ...webhook, headers };
}

function withProof(webhook: Webhook, provider: ProviderKind, change: (proof: string) => string): Webhook {
  const header = PROOF_HEADER[provider];
  return { ...webhook, headers: { ...webhook.headers, [header]: change(webhook.headers[header] ?? "") } };
}

function flipped(body: Buffer, at: number): Buffer {
  const changed = Buffer.from(body);
  // Letters and digits stay letters and digits: the body stays readable, only what it says is another thing.
  changed[at] = changed[at] === 0x31 ? 0x32 : 0x31;
  return changed;
}

describe.each(PROVIDERS)("%s", (provider) => {
  test("the right proof is accepted, also over emoji, and the message arrives as written", async () => {
    const { mine } = pair(provider);
    const from = newPhone();
    expect(await deliver(signed(mine, textBody(mine, from, EMOJI)))).toMatchObject({ status: 200 });
    await expect(mine.interactions({ contactPhone: { equals: from } })).toEventuallyHaveLength(1);
    const [message] = await ask<{ text: string }>(
      parley.databaseUrl,
      "select m.text from message m join interaction i on i.id = m.interaction_id join contact c on c.id = i.contact_id where c.phone = $1",
      [from],
    );
    expect(message?.text).toBe(EMOJI);
  });

  test("a missing proof is refused", async () => {
    const { mine } = pair(provider);
    const genuine = signed(mine, textBody(mine, newPhone(), "unsigned"));
    await refuses(mine, "missing", { missing: without(genuine, PROOF_HEADER[provider]) });
  });

  test("a wrong, truncated, padded or foreign proof is refused", async () => {
    const { mine, other } = pair(provider);
    const body = textBody(mine, newPhone(), "forged");
    const genuine = signed(mine, body);
    // Hex is read in both cases: "A" would be no change of an "a".
    const last = (proof: string) => (/a$/i.test(proof) ? "B" : "A");
    await refuses(mine, "mismatch", {
      wrong: withProof(genuine, provider, (proof) => proof.replace(/[\w+/]{12}(=*)$/, "AAAAAAAAAAAA$1")),
      truncated: withProof(genuine, provider, (proof) => proof.slice(0, -4)),
      "one character": withProof(genuine, provider, (proof) => proof.replace(/.(?==*$)/, "") + last(proof)),
      longer: withProof(genuine, provider, (proof) => `${proof}AAAA`),
      "only the scheme": withProof(genuine, provider, (proof) => proof.replace(/[=\s].*/, "$&").slice(0, 6)),
      nonsense: withProof(genuine, provider, () => "%00=;,\t"),
      "the other account's": signed(mine, body, { as: other }),
      "the other account's genuine webhook": {
        ...signed(other, textBody(other, newPhone(), "elsewhere")),
        url: mine.receiveUrl,
      },
      ...(provider === "kaleyra"
        ? {}
        : { "an empty secret's": signed(mine, body, { as: { ...mine, credentials: {} } }) }),
      ...(provider === "meta"
        ? { "SHA-1 only": { ...genuine, headers: { ...genuine.headers, "x-hub-signature-256": "sha1=0000" } } }
        : {}),
    });
  });
});

// Kaleyra signs nothing: there is only the sign-in, and no byte of the body is covered.
describe.each(["meta", "twilio", "sinch"] as const)("%s", (provider) => {
  test("one byte changed anywhere is refused", async () => {
    const { mine } = pair(provider);
    const body = textBody(mine, newPhone(), "1234567890 pay to account 1234");
    const genuine = signed(mine, body);
    const positions = [
      0,
      1,
      Math.floor(body.length / 3),
      Math.floor(body.length / 2),
      body.indexOf("pay"),
      body.length - 2,
      body.length - 1,
    ];
    const forged = positions.map((at) => [`byte ${at}`, { ...genuine, body: flipped(body, at) }] as const);
    await refuses(mine, "mismatch", {
      ...Object.fromEntries(forged),
      "a byte more": { ...genuine, body: Buffer.concat([body, Buffer.from(provider === "twilio" ? "&a=1" : " ")]) },
      "a byte less": { ...genuine, body: body.subarray(0, -1) },
      empty: { ...genuine, body: Buffer.alloc(0) },
    });
  });
});

test("Sinch: an old or future time and a replayed nonce are refused", async () => {
  const { mine } = pair("sinch");
  const body = textBody(mine, newPhone(), "again");
  await refuses(mine, "stale", {
    old: signed(mine, body, { secondsOld: 330 }),
    future: signed(mine, body, { secondsOld: -330 }),
  });
  const genuine = signed(mine, body, { nonce: "used-once" });
  expect(await deliver(genuine)).toMatchObject({ status: 200 });
  await refuses(mine, "replayed", {
    "the same request": genuine,
    "the same nonce on another body": signed(mine, textBody(mine, newPhone(), "new"), { nonce: "used-once" }),
  });
  const { other } = pair("sinch");
  // Nonces are each account's own: another's are no replay.
  expect(await deliver(signed(other, textBody(other, newPhone(), "mine"), { nonce: "used-once" }))).toMatchObject({
    status: 200,
  });
});

test("Sinch: what is signed without nonce or time is refused", async () => {
  const { mine } = pair("sinch");
  const genuine = signed(mine, textBody(mine, newPhone(), "bare"));
  await refuses(mine, "missing", {
    "no nonce": without(genuine, "x-sinch-webhook-signature-nonce"),
    "no time": without(genuine, "x-sinch-webhook-signature-timestamp"),
  });
});

test("Twilio: a form sent twice, in another order, or to another address", async () => {
  const { mine } = pair("twilio");
  const body = textBody(mine, newPhone(), "ordered");
  const genuine = signed(mine, body);
  const reordered = Buffer.from(body.toString().split("&").reverse().join("&"));
  expect(await deliver({ ...genuine, body: reordered })).toMatchObject({ status: 200 });
  await refuses(mine, "mismatch", { "another address": { ...genuine, url: `${mine.receiveUrl}?x=1` } });
});

describe("Meta's handshake", () => {
  const token = () => pair("meta").mine.receiveUrl.split("/").at(-1) ?? "";
  const handshake = (query: Record<string, string>, url = pair("meta").mine.receiveUrl) =>
    sendRaw(`${url}?${new URLSearchParams(query)}`, {});
  const right = () => ({ "hub.mode": "subscribe", "hub.verify_token": token(), "hub.challenge": "1158201444" });

  test("the right token is answered its challenge, as plain text", async () => {
    const answer = await handshake(right());
    expect([answer.status, answer.text]).toEqual([200, "1158201444"]);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    const script = await handshake({ ...right(), "hub.challenge": "<script>alert(1)</script>" });
    expect(script.headers.get("content-type")).toMatch(/^text\/plain/);
  });

  test("a wrong token or mode is 403, missing parameters are 400", async () => {
    const statusOf = async (query: Record<string, string>) => (await handshake(query)).status;
    const { "hub.mode": mode, "hub.verify_token": verify, "hub.challenge": challenge } = right();
    expect(await statusOf({ ...right(), "hub.verify_token": "wrong" })).toBe(403);
    expect(await statusOf({ ...right(), "hub.verify_token": "" })).toBe(403);
    expect(await statusOf({ ...right(), "hub.mode": "unsubscribe" })).toBe(403);
    expect(await statusOf({})).toBe(400);
    expect(await statusOf({ "hub.mode": mode, "hub.verify_token": verify })).toBe(400);
    expect(await statusOf({ "hub.mode": mode, "hub.challenge": challenge })).toBe(400);
    expect(await statusOf({ "hub.verify_token": verify, "hub.challenge": challenge })).toBe(400);
  });

  test("a handshake authenticates nothing: what follows it still needs its signature", async () => {
    const { mine } = pair("meta");
    const before = await stored(mine);
    expect((await handshake(right())).status).toBe(200);
    const unsigned = without(signed(mine, textBody(mine, newPhone(), "after")), PROOF_HEADER.meta);
    expect((await deliver(unsigned)).status).toBe(401);
    expect((await deliver({ ...unsigned, url: `${mine.receiveUrl}?${new URLSearchParams(right())}` })).status).toBe(
      401,
    );
    expect(await stored(mine)).toBe(before);
  });

  test.each(["twilio", "sinch", "kaleyra"] as const)(
    "%s has none: a GET with Meta's parameters is refused",
    async (provider) => {
      const { mine } = pair(provider);
      const before = await stored(mine);
      expect((await handshake(right(), mine.receiveUrl)).status).toBe(401);
      expect(await stored(mine)).toBe(before);
    },
  );
});

test("an unknown account or token is 404, all alike, and counted", async () => {
  const { mine } = pair("meta");
  const genuine = signed(mine, textBody(mine, newPhone(), "lost"));
  const [, , , , accountId = "", token = ""] = mine.receiveUrl.split("/");
  const before = await metric(parley.url, "parley_webhooks_refused_total", { reason: "unknown" });
  const wrong = [
    `${parley.url}/receive/${accountId}/${token}x`,
    `${parley.url}/receive/${accountId}/${token.slice(0, -1)}`,
    `${parley.url}/receive/${accountId}/${pair("twilio").mine.receiveUrl.split("/").at(-1)}`,
    `${parley.url}/receive/${pair("meta").other.id}/${token}`,
    `${parley.url}/receive/00000000-0000-7000-8000-000000000000/${token}`,
    `${parley.url}/receive/x/${token}`,
  ];
  const answers = await Promise.all(wrong.map((url) => deliver({ ...genuine, url })));
  expect(answers).toEqual(wrong.map(() => ({ status: 404, text: "Not found" })));
  expect((await metric(parley.url, "parley_webhooks_refused_total", { reason: "unknown" })) - before).toBe(
    wrong.length,
  );
  expect(await deliver(genuine)).toMatchObject({ status: 200 });
});
