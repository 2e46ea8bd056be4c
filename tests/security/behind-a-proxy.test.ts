/** Behind a reverse proxy each visitor is who the proxy says: one's wrong passwords hold up nobody else, and nobody's own word counts. */
import { randomUUID } from "node:crypto";
import { type Client, clientWith, signIn } from "../kit/clients.ts";
import { ask } from "../kit/database.ts";
import { newPerson, type Person } from "../kit/people.ts";
import { type ReverseProxy, startProxy, VISITOR } from "../kit/proxy.ts";
import { postGraphql, type RawAnswer } from "../kit/raw-graphql.ts";
import { type Credentials, type Parley, startParley } from "../kit/server.ts";

const ORIGIN = "https://chat.example.com";
const SIGN_IN = "mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }";

function tries(url: string, input: Credentials, headers: Readonly<Record<string, string>>): Promise<RawAnswer> {
  return postGraphql({ url, headers }, { query: SIGN_IN, variables: { input } });
}
const outcome = ({ json }: RawAnswer) => (json?.data?.signIn as { __typename: string } | undefined)?.__typename;

/** Pauses that have begun last a minute from now: a slow machine does not outwait them. */
const stretchPauses = (databaseUrl: string) =>
  ask(
    databaseUrl,
    "update sign_in_throttle set blocked_until = now() + interval '1 minute' where blocked_until is not null",
  );

/** Enough to hold up whoever sends them: no place may fail so often. */
async function guesses(
  { url }: { readonly url: string },
  email: string,
  headersOf: (nth: number) => Readonly<Record<string, string>>,
) {
  const outcomes: (string | undefined)[] = [];
  for (let nth = 0; nth < 36; nth += 1)
    outcomes.push(outcome(await tries(url, { email, password: `wrong ${nth}` }, headersOf(nth))));
  return outcomes;
}

describe("with a proxy in front", () => {
  let parley: Parley;
  let proxy: ReverseProxy;
  let administrator: Client;
  let person: Person;
  beforeAll(async () => {
    parley = await startParley({ environment: { PUBLIC_URL: ORIGIN } });
    proxy = await startProxy(parley.url);
    administrator = await signIn(parley.url, parley.administrator);
  });
  afterAll(async () => {
    await proxy?.stop();
    await parley?.stop();
  });
  beforeEach(async () => {
    person = await newPerson(administrator, "AGENT");
  });
  const from = (visitor: string, more: Readonly<Record<string, string>> = {}) => ({
    origin: ORIGIN,
    [VISITOR]: visitor,
    ...more,
  });

  test("thirty wrong passwords of a stranger hold up neither another address nor a browser that is known", async () => {
    const stranger = from("198.51.100.1");
    const first = await tries(proxy.url, person.credentials, from("203.0.113.5"));
    expect(first.headers.getSetCookie().every((line) => line.endsWith("; Secure"))).toBe(true);
    const browser = first.headers.getSetCookie().find((line) => line.startsWith("parley_browser=")) ?? "";
    const cookie = browser.split(";", 1)[0] ?? "";

    expect(await guesses(proxy, person.credentials.email, () => stranger)).toContain("SignInThrottled");
    await stretchPauses(parley.databaseUrl);
    expect(outcome(await tries(proxy.url, person.credentials, stranger))).toBe("SignInThrottled");
    expect(outcome(await tries(proxy.url, person.credentials, from("203.0.113.77")))).toBe("SignInSuccess");
    // Even at the stranger's own address, as in one office.
    expect(outcome(await tries(proxy.url, person.credentials, { ...stranger, cookie }))).toBe("SignInSuccess");
    const others = await newPerson(administrator, "AGENT");
    expect(outcome(await tries(proxy.url, others.credentials, { ...stranger, cookie }))).toBe("SignInThrottled");
  });

  test("what a visitor writes into X-Forwarded-For makes nobody else of them", async () => {
    const forged = (nth: number) => from("198.51.100.2", { "x-forwarded-for": `192.0.2.${nth}` });
    const nobody = () => `${randomUUID()}@example.test`;
    for (let nth = 0; nth < 32; nth += 1) await tries(proxy.url, { email: nobody(), password: "no" }, forged(nth));
    await stretchPauses(parley.databaseUrl);
    expect(outcome(await tries(proxy.url, person.credentials, forged(99)))).toBe("SignInThrottled");
    expect(outcome(await tries(proxy.url, person.credentials, from("192.0.2.1")))).toBe("SignInSuccess");
  });

  test("the addresses of one IPv6 network are one visitor", async () => {
    const nobody = () => `${randomUUID()}@example.test`;
    for (let nth = 0; nth < 32; nth += 1)
      await tries(proxy.url, { email: nobody(), password: "no" }, from(`2001:db8:0:7::${nth}`));
    await stretchPauses(parley.databaseUrl);
    expect(outcome(await tries(proxy.url, person.credentials, from("2001:db8:0:7:1::9")))).toBe("SignInThrottled");
    expect(outcome(await tries(proxy.url, person.credentials, from("2001:db8:0:8::9")))).toBe("SignInSuccess");
  });
});

describe("without a proxy that is trusted", () => {
  let parley: Parley;
  beforeAll(async () => {
    parley = await startParley({ environment: { TRUSTED_PROXIES: "192.0.2.0/24, 2001:db8::1" } });
  });
  afterAll(() => parley?.stop());

  test("X-Forwarded-* are a stranger's word: as many addresses as they like are one, and no cookie is Secure by it", async () => {
    const administrator = await signIn(parley.url, parley.administrator);
    const { credentials } = await newPerson(administrator, "AGENT");
    const forged = (nth: number) => ({ "x-forwarded-for": `203.0.113.${nth}`, "x-forwarded-proto": "https" });
    const fresh = await tries(parley.url, credentials, forged(1));
    expect(fresh.headers.getSetCookie().some((line) => line.includes("Secure"))).toBe(false);
    expect(await guesses(parley, credentials.email, forged)).toContain("SignInThrottled");
    await stretchPauses(parley.databaseUrl);
    expect((await clientWith(parley.url, forged(200)).act("signIn", credentials)).__typename).toBe("SignInThrottled");
  });
});
