/** Requests no provider sends: random bytes, random JSON, and real bodies damaged in every way we could think of. */
import fc from "fast-check";
import type { WebhookRequest } from "../inbound.ts";
import { type NamedFixture, RECEIVE_URL, requestOf } from "./fixtures.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";

const STRANGE_VALUES: readonly unknown[] = [
  "é".repeat(70_000),
  null,
  0,
  -1,
  1e308,
  "",
  " ",
  "x",
  "\u0000",
  "\ud800",
  "9".repeat(2_000),
  true,
  [],
  {},
  [[[]]],
  [null, 1, "x", {}],
  { toString: 1, constructor: { prototype: {} } },
  "__proto__",
  "constructor",
  JSON.parse('{"__proto__": {"text": "polluted", "id": "polluted"}}'),
];

/** Damaged copies of the fixtures, each changed in up to four places. */
export function damagedFixtures(fixtures: readonly NamedFixture[]): fc.Arbitrary<WebhookRequest> {
  const damages = fc.array(fc.tuple(fc.nat(400), fc.nat(STRANGE_VALUES.length + 1)), { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.constantFrom(...fixtures), damages).map(([fixture, changes]) => damaged(fixture, changes));
}

function damaged(fixture: NamedFixture, changes: readonly (readonly [number, number])[]): WebhookRequest {
  if (fixture.form !== undefined) return requestOf({ ...fixture, form: damagedPairs(fixture.form, changes) });
  if (fixture.query !== undefined) return requestOf({ ...fixture, query: damagedPairs(fixture.query, changes) });
  const body: unknown = structuredClone(fixture.body ?? null);
  for (const [place, change] of changes) damage(body, place, change);
  return requestOf({ ...fixture, body });
}

/** Every fixture with each of its places deleted, and replaced by a few strange values: other ones from place to place. */
export function* singleDamages(fixtures: readonly NamedFixture[]): Generator<WebhookRequest> {
  for (const fixture of fixtures) {
    const pairs = fixture.form ?? fixture.query;
    const places = pairs === undefined ? holdersOf(fixture.body).length : Object.keys(pairs).length;
    for (let place = 0; place < places; place += 1) {
      yield damaged(fixture, [[place, STRANGE_VALUES.length]]);
      // The first one is huge, and left to the random damages.
      for (let change = 1 + (place % 5); change < STRANGE_VALUES.length; change += 5) {
        yield damaged(fixture, [[place, change]]);
      }
    }
  }
}

/** Every fixture with each of its places as long as a stranger likes: another text from place to place. */
export function* hugeTexts(
  fixtures: readonly NamedFixture[],
  length: number,
): Generator<{ readonly name: string; readonly request: WebhookRequest }> {
  let turn = 0;
  for (const fixture of fixtures) {
    const pairs = fixture.form ?? fixture.query;
    const places = pairs === undefined ? holdersOf(fixture.body).length : Object.keys(pairs).length;
    for (let place = 0; place < places; place += 1) {
      const { name, of } = HOSTILE_TEXTS[turn % HOSTILE_TEXTS.length] as (typeof HOSTILE_TEXTS)[number];
      turn += 1;
      yield { name: `${fixture.name}, place ${place}: ${name}`, request: withText(fixture, place, of(length)) };
    }
  }
}

function withText(fixture: NamedFixture, place: number, text: string): WebhookRequest {
  const withPair = (pairs: Readonly<Record<string, string>>) => ({ ...pairs, [Object.keys(pairs)[place] ?? ""]: text });
  if (fixture.form !== undefined) return requestOf({ ...fixture, form: withPair(fixture.form) });
  if (fixture.query !== undefined) return requestOf({ ...fixture, query: withPair(fixture.query) });
  const body: unknown = structuredClone(fixture.body ?? null);
  const found = holdersOf(body)[place];
  if (found !== undefined) Reflect.set(found.holder, found.key, text);
  return requestOf({ ...fixture, body });
}

/** Anything at all in the body, as JSON, as a form, as bytes, over any method. */
export function randomRequests(): fc.Arbitrary<WebhookRequest> {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.jsonValue({ maxDepth: 6 }).map((value) => new TextEncoder().encode(JSON.stringify(value))),
    fc
      .tuple(fc.constantFrom("[", '{"a":', '{"message":', '{"entry":['), fc.integer({ min: 10, max: 20_000 }))
      .map(([opening, depth]) => new TextEncoder().encode(opening.repeat(depth))),
    fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 30 }).map((pairs) => {
      return new TextEncoder().encode(new URLSearchParams([...pairs]).toString());
    }),
  );
  return fc.record({
    method: fc.constantFrom("GET", "POST", "PUT"),
    url: fc.constantFrom(RECEIVE_URL, `${RECEIVE_URL}?a=1&a=2`, `${RECEIVE_URL}?%E0%A4%A`, "not an address"),
    headers: fc.constantFrom("application/json", "application/x-www-form-urlencoded", "text/plain", "").map((type) => {
      return new Headers(type === "" ? {} : { "content-type": type });
    }),
    rawBody: bytes,
  });
}

/** The request with every signature header any provider uses, set to junk. */
export function withJunkSignatures(request: WebhookRequest, junk: string): WebhookRequest {
  const headers = new Headers(request.headers);
  for (const suffix of ["", "-nonce", "-timestamp", "-algorithm"]) {
    headers.set(`x-sinch-webhook-signature${suffix}`, junk);
  }
  headers.set("x-twilio-signature", junk);
  headers.set("x-hub-signature-256", `sha256=${junk}`);
  headers.set("authorization", `Basic ${junk}`);
  return { ...request, headers };
}

function damagedPairs(
  pairs: Readonly<Record<string, string>>,
  changes: readonly (readonly [number, number])[],
): Readonly<Record<string, string>> {
  const copy = { ...pairs };
  for (const [place, change] of changes) {
    const names = Object.keys(copy);
    const name = names[place % Math.max(1, names.length)];
    if (name === undefined) continue;
    if (change >= STRANGE_VALUES.length) delete copy[name];
    else copy[name] = String(STRANGE_VALUES[change] === null ? "null" : JSON.stringify(STRANGE_VALUES[change]));
  }
  return copy;
}

/** Changes one place of the tree: deletes it, or puts something strange there. */
function damage(root: unknown, place: number, change: number): void {
  const places = holdersOf(root);
  const found = places[place % Math.max(1, places.length)];
  if (found === undefined) return;
  const { holder, key } = found;
  if (change >= STRANGE_VALUES.length) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, structuredClone(STRANGE_VALUES[change]));
}

function holdersOf(root: unknown): readonly { readonly holder: object; readonly key: string }[] {
  if (typeof root !== "object" || root === null) return [];
  return Object.keys(root).flatMap((key) => [{ holder: root, key }, ...holdersOf(Reflect.get(root, key))]);
}
