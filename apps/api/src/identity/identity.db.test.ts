import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import { createIdentity, type Identity } from "./identity.ts";
import { hashPassword } from "./passwords.ts";
import { SESSION_COOKIE } from "./session-cookie.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let database: Database;
let identity: Identity;
const SETUP_TOKEN = "a-setup-token-for-tests";
const PASSWORD = "a right password";

beforeAll(async () => {
  fresh = await freshDatabase();
  database = fresh.database;
  identity = createIdentity({
    database,
    log: { committed: () => undefined },
    setupToken: SETUP_TOKEN,
    browserKey: Buffer.alloc(32, 7),
  });
}, HOOK_MS);
afterAll(() => fresh?.drop(), HOOK_MS);

async function user(role = "agent"): Promise<{ id: UserId; email: string }> {
  const id = newId<UserId>();
  const email = `${id}@example.test`;
  await query(
    database.fork(),
    sql`insert into parley_user (id, name, email, role, password_hash) values (${id}, 'Rita', ${email}, ${role}, ${await hashPassword(PASSWORD)})`,
  );
  return { id, email };
}
const at = (remoteAddress: string, cookieHeader: string | null = null) => ({
  remoteAddress,
  isOnThisMachine: false,
  cookie: cookieHeader,
});
const cookie = (token: string) => ({ cookie: `theme=dark; ${SESSION_COOKIE}=${token}` });

async function signedIn(email: string) {
  const answer = await identity.signIn({ email, password: PASSWORD }, at("192.0.2.1"));
  if (!("sessionToken" in answer)) throw new Error(answer.code);
  return answer;
}

describe("the first administrator", () => {
  test("is made once, by whoever holds the token", async () => {
    const input = { setupToken: SETUP_TOKEN, name: "Ada", email: "ada@example.test", password: PASSWORD };
    expect(await identity.setUpFirstAdministrator({ ...input, setupToken: "wrong" })).toMatchObject({
      code: "NOT_PERMITTED",
      reason: { code: "SETUP_TOKEN_WRONG" },
    });
    expect(await identity.setUpFirstAdministrator({ ...input, password: "short" })).toMatchObject({
      code: "VALIDATION_FAILED",
      fields: [{ path: "password" }],
    });
    const answers = await Promise.all([1, 2, 3].map(() => identity.setUpFirstAdministrator(input)));
    expect(answers.filter((answer) => "sessionToken" in answer)).toHaveLength(1);
    expect(await identity.isUnclaimed()).toBe(false);
    expect(await identity.setUpFirstAdministrator(input)).toMatchObject({ reason: { code: "SETUP_DONE" } });
  });
});

describe("sessions", () => {
  test("a right password starts one, found by its cookie alone", async () => {
    const { id, email } = await user();
    const { sessionToken } = await signedIn(email.toUpperCase());
    expect(await identity.requesterFrom(cookie(sessionToken))).toMatchObject({
      viewer: { userId: id, role: "agent", scopes: null },
      scope: { all: false, accountIds: [] },
    });
    expect(await identity.requesterFrom(cookie(`${sessionToken}x`))).toBeNull();
    expect(await identity.requesterFrom({ ...cookie(sessionToken), authorization: "Bearer parley_wrong" })).toBeNull();
    const [row] = await query<{ tokenHash: Buffer }>(
      database.fork(),
      sql`select token_hash from session where user_id = ${id}`,
    );
    expect(row?.tokenHash.toString("utf8")).not.toContain(sessionToken);
  });

  test("ends when idle, when too old, when signed out and when its user is stopped", async () => {
    const { id, email } = await user();
    const ends = [
      sql`update session set last_seen_at = now() - interval '13 hours' where user_id = ${id}`,
      sql`update session set expires_at = now() - interval '1 second' where user_id = ${id}`,
      sql`update parley_user set is_active = false where id = ${id}`,
    ];
    for (const end of ends) {
      const { sessionToken } = await signedIn(email);
      await query(database.fork(), end);
      expect(await identity.requesterFrom(cookie(sessionToken))).toBeNull();
    }
    expect(await identity.signIn({ email, password: PASSWORD }, at("192.0.2.1"))).toMatchObject({
      code: "INVALID_SIGN_IN",
    });
  });

  test("a changed password ends the others and keeps this one; sockets are told", async () => {
    const { id, email } = await user();
    const other = await signedIn(email);
    const mine = await signedIn(email);
    const change = { currentPassword: PASSWORD, newPassword: "another password" };
    expect(await identity.changePassword(mine.viewer, { ...change, currentPassword: "no" }, "192.0.2.1")).toMatchObject(
      {
        code: "INVALID_SIGN_IN",
      },
    );
    expect(await identity.changePassword(mine.viewer, change, "192.0.2.1")).toEqual({ changed: true });
    expect(await identity.viewerAgain(mine.viewer)).toEqual(mine.viewer);
    expect(await identity.viewerAgain(other.viewer)).toBeNull();
    const facts = await query(
      database.fork(),
      sql`select 1 from event where kind = 'viewer_changed' and user_id = ${id}`,
    );
    expect(facts).toHaveLength(1);
  });

  test("signing out ends this one, or all", async () => {
    const { email } = await user();
    const [first, second, third] = [await signedIn(email), await signedIn(email), await signedIn(email)];
    expect(await identity.signOut(first.viewer, {})).toEqual({ sessionEnded: true });
    expect(await identity.viewerAgain(second.viewer)).not.toBeNull();
    expect(await identity.signOut(second.viewer, { everywhere: true })).toEqual({ sessionEnded: true });
    expect(await identity.viewerAgain(third.viewer)).toBeNull();
    expect(await identity.signOut(null, {})).toEqual({ sessionEnded: false });
  });
});

describe("throttled sign-in", () => {
  /** The pauses now running last a minute: a slow machine does not outwait them. */
  const stretchPauses = () =>
    query(
      database.fork(),
      sql`update sign_in_throttle set blocked_until = now() + interval '1 minute' where blocked_until is not null`,
    );
  const forgetAll = () => query(database.fork(), sql`delete from sign_in_throttle`);
  afterEach(forgetAll);

  const guessFrom = (place: string, email: string, n = 0) =>
    identity.signIn({ email, password: `guess ${n}` }, at(place));

  test("of twenty guesses at once from one place, few are tried, and even the right one waits; another place does not", async () => {
    const { email } = await user();
    const guess = (n: number) => guessFrom("198.51.100.7", email, n);
    for (let n = 0; n < 4; n += 1) expect(await guess(n)).toMatchObject({ code: "INVALID_SIGN_IN" });
    const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => guess(4 + n)));
    const tried = answers.filter((answer) => "code" in answer && answer.code === "INVALID_SIGN_IN");
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.length).toBeLessThan(6);
    await stretchPauses();
    const waits = await identity.signIn({ email, password: PASSWORD }, at("198.51.100.7"));
    expect(waits).toMatchObject({ code: "SIGN_IN_THROTTLED", retryAfterSeconds: expect.any(Number) });
    await signedIn(email);
    await query(database.fork(), sql`update sign_in_throttle set blocked_until = now()`);
    expect(await identity.signIn({ email, password: PASSWORD }, at("198.51.100.7"))).toHaveProperty("sessionToken");
  });

  test("guesses from many places slow each other down, but not a browser that has signed in before", async () => {
    const [{ email }, other] = [await user(), await user()];
    const { browser } = await signedIn(email);
    for (let n = 0; n < 55; n += 1) await guessFrom(`198.51.100.${n}`, email, n);
    await stretchPauses();
    const right = { email, password: PASSWORD };
    const known = `parley_browser=${browser}`;
    expect(await identity.signIn(right, at("192.0.2.9"))).toMatchObject({ code: "SIGN_IN_THROTTLED" });
    expect(await identity.signIn(right, at("192.0.2.9", known))).toHaveProperty("sessionToken");
    for (const forged of [
      known.replace(/.$/, (last) => (last === "A" ? "Q" : "A")),
      `${known}x~`,
      "parley_browser=~~~",
    ])
      expect(await identity.signIn(right, at("192.0.2.9", forged))).toMatchObject({ code: "SIGN_IN_THROTTLED" });

    // Its own guesses count all the same, and it is known for its own user alone.
    for (let n = 0; n < 5; n += 1) await identity.signIn({ email, password: `guess ${n}` }, at("192.0.2.9", known));
    await stretchPauses();
    expect(await identity.signIn(right, at("192.0.2.9", known))).toMatchObject({ code: "SIGN_IN_THROTTLED" });
    const both = await identity.signIn({ ...right, email: other.email }, at("192.0.2.8", known));
    expect(both).toMatchObject({ browser: expect.stringContaining("~") });
  });

  test("the addresses of one IPv6 network are one place", async () => {
    const { email } = await user();
    for (let n = 0; n < 5; n += 1) await guessFrom(`2001:db8:1:2::${n}`, email, n);
    await stretchPauses();
    expect(await guessFrom("2001:db8:1:2:ffff::1", email)).toMatchObject({ code: "SIGN_IN_THROTTLED" });
    expect(await guessFrom("2001:db8:1:3::1", email)).toMatchObject({ code: "INVALID_SIGN_IN" });
  });

  test("a place that guesses at many addresses waits too; an unknown address answers like a wrong password", async () => {
    const guess = (n: number) => guessFrom("203.0.113.7", `nobody${n}@example.test`);
    expect(await guess(0)).toMatchObject({ code: "INVALID_SIGN_IN" });
    await Promise.all(Array.from({ length: 30 }, (_, n) => guess(n + 1)));
    await stretchPauses();
    expect(await guess(40)).toMatchObject({ code: "SIGN_IN_THROTTLED" });
    const { email } = await user();
    expect(await identity.signIn({ email, password: PASSWORD }, at("203.0.113.7"))).toMatchObject({
      code: "SIGN_IN_THROTTLED",
    });
    await signedIn(email);
  });
});

describe("API tokens", () => {
  test("carry their scope until revoked or expired; only their hash is stored", async () => {
    const { id, email } = await user("administrator");
    const { viewer } = await signedIn(email);
    expect(await identity.createApiToken(viewer, { name: "", scopes: ["everything"] })).toMatchObject({
      code: "VALIDATION_FAILED",
      fields: [{ path: "name" }, { path: "scopes.0" }],
    });
    const made = await identity.createApiToken(viewer, { name: "CRM", scopes: ["read"] });
    if (!("secret" in made)) throw new Error(made.code);
    const bearer = { authorization: `Bearer ${made.secret}` };
    expect(await identity.requesterFrom(bearer)).toEqual({
      viewer: { userId: id, role: "administrator", sessionId: null, apiTokenId: made.apiToken.id, scopes: ["read"] },
      scope: { all: true },
    });
    const [shown] = await identity.apiTokens(viewer);
    expect(shown?.lastUsedAt).toBeInstanceOf(Date);
    expect(JSON.stringify(shown)).not.toContain(made.secret);

    await query(database.fork(), sql`update api_token set expires_at = now() where id = ${made.apiToken.id}`);
    expect(await identity.requesterFrom(bearer)).toBeNull();
    await query(database.fork(), sql`update api_token set expires_at = null where id = ${made.apiToken.id}`);

    const stranger = (await signedIn((await user()).email)).viewer;
    expect(await identity.revokeApiToken(stranger, made.apiToken.id)).toMatchObject({ code: "NOT_FOUND" });
    expect(await identity.revokeApiToken(viewer, made.apiToken.id)).toEqual({ id: made.apiToken.id });
    expect(await identity.requesterFrom(bearer)).toBeNull();
  });
});
