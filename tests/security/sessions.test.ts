/** Sign-in is throttled, and what ends a session ends its sockets within seconds. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Client, clientWith, signIn, tokenOf } from "../kit/clients.ts";
import { type LiveLog, openLog } from "../kit/clients-live.ts";
import { until } from "../kit/eventually.ts";
import { newPerson, type Person } from "../kit/people.ts";
import { codesOf, postGraphql } from "../kit/raw-graphql.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let administrator: Client;

beforeAll(async () => {
  parley = await startParley();
  administrator = await signIn(parley.url, parley.administrator);
});
afterAll(() => parley.stop());

async function answersViewer(client: Client): Promise<boolean> {
  const { viewer } = await client.ask<{ viewer: object | null }>("{ viewer { cursor } }");
  return viewer !== null;
}

/** Within seconds, not only at the next regular look (20 s). */
async function ends(log: LiveLog, what: string): Promise<void> {
  const begun = performance.now();
  await until(() => log.isOver(), what);
  expect(performance.now() - begun).toBeLessThan(10_000);
}

function tries(email: string, password: string) {
  return clientWith(parley.url, {}).act<{ retryAfterSeconds?: number }>(
    "signIn",
    { email, password },
    { SignInThrottled: "retryAfterSeconds" },
  );
}

test("after five wrong passwords even the right one waits; another address does not", async () => {
  const person = await newPerson(administrator, "AGENT");
  const other = await newPerson(administrator, "AGENT");
  const { email, password } = person.credentials;
  const answers: string[] = [];
  for (let nth = 0; nth < 5; nth += 1) answers.push((await tries(email, `wrong ${nth}`)).__typename);
  expect(answers).toEqual(Array.from({ length: 5 }, () => "InvalidSignIn"));

  const throttled = await tries(email.toUpperCase(), password);
  expect(throttled.__typename).toBe("SignInThrottled");
  expect(throttled.retryAfterSeconds).toBeGreaterThanOrEqual(1);
  expect((await tries(other.credentials.email, other.credentials.password)).__typename).toBe("SignInSuccess");

  // The pause ends by itself: nobody is locked out for good by a stranger's guesses. Whoever asks again before it ends
  // makes attempts that count against their address.
  await pause((throttled.retryAfterSeconds ?? 0) * 1_000);
  expect((await tries(email, password)).__typename).toBe("SignInSuccess");
});

test("an unknown address and a wrong password are answered alike", async () => {
  const { credentials } = await newPerson(administrator, "AGENT");
  const [unknown, wrong] = [await tries(`${randomUUID()}@example.test`, "no"), await tries(credentials.email, "no")];
  expect(unknown).toEqual(wrong);
});

test("the session's cookie is for our pages only", async () => {
  const { credentials } = await newPerson(administrator, "AGENT");
  const answer = await postGraphql(
    { url: parley.url },
    {
      query: "mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }",
      variables: { input: credentials },
    },
  );
  const [session, browser] = answer.headers.getSetCookie();
  expect(session).toMatch(/^parley_session=[\w-]{32,}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  expect(browser).toMatch(/^parley_browser=[\w.~-]{100,}; Path=\/graphql; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
  for (const cookie of [session, browser]) expect(answer.text).not.toContain(/=([^;]+)/.exec(cookie ?? "")?.[1]);
});

async function twoWindows(
  person: Person,
): Promise<{ here: Client; there: Client; hereLog: LiveLog; thereLog: LiveLog }> {
  const here = person.client;
  const there = await signIn(parley.url, person.credentials);
  return { here, there, hereLog: await openLog(here), thereLog: await openLog(there) };
}

test("changing the password ends the other sessions and their sockets, not one's own", async () => {
  const person = await newPerson(administrator, "AGENT");
  const { here, there, hereLog, thereLog } = await twoWindows(person);
  const newPassword = `another long one ${randomUUID()}`;
  await here.must("changePassword", { currentPassword: person.credentials.password, newPassword }, [
    "PasswordChanged",
    "__typename",
  ]);
  await ends(thereLog, "the other window's socket ended");
  expect(await answersViewer(there)).toBe(false);
  expect(await answersViewer(here)).toBe(true);
  expect(hereLog.isOver()).toBe(false);
  expect((await tries(person.credentials.email, person.credentials.password)).__typename).toBe("InvalidSignIn");
  expect((await tries(person.credentials.email, newPassword)).__typename).toBe("SignInSuccess");
  await hereLog.close();
});

test("a wrong current password changes nothing", async () => {
  const person = await newPerson(administrator, "AGENT");
  const answer = await person.client.act("changePassword", {
    currentPassword: "no",
    newPassword: "a long new password",
  });
  expect(answer.__typename).toBe("InvalidSignIn");
  expect((await tries(person.credentials.email, person.credentials.password)).__typename).toBe("SignInSuccess");
});

test("signing out ends this session and its socket, not the other; everywhere ends all", async () => {
  const person = await newPerson(administrator, "AGENT");
  const { here, there, hereLog, thereLog } = await twoWindows(person);
  await here.must("signOut", {}, ["SignedOut", "sessionEnded"]);
  await ends(hereLog, "this window's socket ended");
  expect([await answersViewer(here), await answersViewer(there), thereLog.isOver()]).toEqual([false, true, false]);

  const third = await signIn(parley.url, person.credentials);
  await third.must("signOut", { everywhere: true }, ["SignedOut", "sessionEnded"]);
  await ends(thereLog, "the other window's socket ended");
  expect([await answersViewer(there), await answersViewer(third)]).toEqual([false, false]);
});

async function versionOf(id: string): Promise<number> {
  const { user } = await administrator.ask<{ user: { version: number } }>(
    "query U($id: ID!) { user(id: $id) { version } }",
    { id },
  );
  return user.version;
}

test.each([
  ["deactivating a user", { isActive: false }],
  ["a new password from an administrator", { password: "chosen by somebody else" }],
])("%s ends their sessions, tokens' and sessions' sockets", async (what, change) => {
  const person = await newPerson(administrator, "AGENT");
  const tool = await tokenOf(person.client);
  const [log, toolLog] = [await openLog(person.client), await openLog(tool)];
  const version = await versionOf(person.id);
  await administrator.must("updateUser", { id: person.id, version, ...change }, ["UserSaved", "__typename"]);
  await ends(log, "the session's socket ended");
  expect(await answersViewer(person.client)).toBe(false);
  if (what === "deactivating a user") {
    await ends(toolLog, "the token's socket ended");
    expect(await answersViewer(tool)).toBe(false);
    expect((await tries(person.credentials.email, person.credentials.password)).__typename).toBe("InvalidSignIn");
  }
  await toolLog.close();
});

test("a revoked API token ends with its socket; an expired one never was", async () => {
  const person = await newPerson(administrator, "AGENT");
  const { apiToken, secret } = await person.client.must<{ apiToken: { id: string }; secret: string }>(
    "createApiToken",
    { name: "a tool" },
    ["ApiTokenCreated", "apiToken { id } secret"],
  );
  const tool = clientWith(parley.url, { authorization: `Bearer ${secret}` });
  const log = await openLog(tool);
  expect(await answersViewer(tool)).toBe(true);
  await person.client.must("revokeApiToken", { id: apiToken.id }, ["ApiTokenRevoked", "id"]);
  await ends(log, "the token's socket ended");
  expect(await answersViewer(tool)).toBe(false);
  const answer = await person.client.act("createApiToken", { name: "late", expiresAt: "2020-01-01T00:00:00.000Z" });
  expect(answer.__typename).toBe("ValidationFailed");
});

test("a token's secret is never shown again, and a bad one is nobody", async () => {
  const person = await newPerson(administrator, "AGENT");
  const tool = await tokenOf(person.client);
  const secret = tool.headers.authorization?.split(" ")[1] ?? "";
  const listed = await person.client.ask("{ apiTokens { id name scopes createdAt lastUsedAt } }");
  expect(JSON.stringify(listed)).not.toContain(secret);
  const wrong = [
    `Bearer ${secret}x`,
    `Bearer ${secret.slice(0, -1)}`,
    "Bearer ",
    `Basic ${secret}`,
    secret,
    "Bearer parley_",
  ];
  for (const authorization of wrong) expect(await answersViewer(clientWith(parley.url, { authorization }))).toBe(false);
  // A wrong token is not rescued by a right cookie.
  const both = clientWith(parley.url, { ...person.client.headers, authorization: "Bearer parley_no" });
  expect(await answersViewer(both)).toBe(false);
});

test("a change of role counts at once, for sockets too", async () => {
  const person = await newPerson(administrator, "SUPERVISOR");
  const asked = {
    query: "{ accounts { edges { node { id } } } apiTokens { id } ingestProblems { edges { cursor } } }",
  };
  expect(codesOf(await postGraphql(person.client, asked))).toEqual(["FORBIDDEN"]);
  const version = await versionOf(person.id);
  await administrator.must("updateUser", { id: person.id, version, role: "ADMINISTRATOR" }, [
    "UserSaved",
    "__typename",
  ]);
  expect(codesOf(await postGraphql(person.client, asked))).toEqual([]);
});

// Last: it uses up what this address may fail.
test("many guesses at once are many: no more than five are looked at", async () => {
  const { credentials } = await newPerson(administrator, "AGENT");
  const answers = await Promise.all(Array.from({ length: 20 }, (_, nth) => tries(credentials.email, `guess ${nth}`)));
  const lookedAt = answers.filter(({ __typename }) => __typename === "InvalidSignIn");
  expect(lookedAt.length).toBeLessThanOrEqual(6);
  expect(answers.filter(({ __typename }) => __typename === "SignInThrottled").length).toBeGreaterThanOrEqual(14);
});
