import { MalformedPayload } from "./inbound.ts";
import {
  businessScopedId,
  cleanJson,
  cleanText,
  embeddedJson,
  flagAt,
  idAt,
  isoTime,
  jsonBody,
  mediaTypeOf,
  numberAt,
  objectsAt,
  personOf,
  phoneDigits,
  stringAt,
  unixSeconds,
  valueAt,
} from "./reading.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a JSON body", () => {
  test("an object is read", () => expect(jsonBody(bytes('{"a":"é"}'))).toEqual({ a: "é" }));

  test.each([
    { name: "an array", body: bytes("[]") },
    { name: "a string", body: bytes('"x"') },
    { name: "nothing", body: bytes("") },
    { name: "half an object", body: bytes('{"a":') },
    { name: "no UTF-8", body: new Uint8Array([0x7b, 0xff, 0x7d]) },
    { name: "nested 65 deep", body: bytes(`{"a":${"[".repeat(64)}${"]".repeat(64)}}`) },
    { name: "nested a million deep", body: bytes(`{"a":${"[".repeat(1_000_000)}`) },
  ])("$name is malformed", ({ body }) => expect(() => jsonBody(body)).toThrow(MalformedPayload));

  test("brackets inside strings are no nesting", () => {
    expect(jsonBody(bytes(JSON.stringify({ a: '[{"\\'.repeat(500) })))).toHaveProperty("a");
  });
});

describe("accessors", () => {
  test("inherited properties are not there", () => {
    for (const key of ["constructor", "__proto__", "toString"]) expect(valueAt({}, key)).toBeUndefined();
  });

  test.each([null, undefined, 1, "x", [], new Date()])("of %p answer null instead of throwing", (holder) => {
    expect([stringAt(holder, "a"), idAt(holder, "a"), numberAt(holder, "a"), flagAt(holder, "a")]).toEqual([
      null,
      null,
      null,
      false,
    ]);
    expect(objectsAt(holder, "a")).toEqual([]);
  });

  test("a text is cut, an id that would have to be cut is none", () => {
    const holder = { a: "x".repeat(600) };
    expect(stringAt(holder, "a", 10)).toBe("xxxxxxxxxx");
    expect(idAt(holder, "a")).toBeNull();
  });

  test.each([
    { value: 17, id: "17" },
    { value: " 17 ", id: "17" },
    { value: 1.5, id: null },
    { value: 2 ** 60, id: null },
    { value: "  ", id: null },
    { value: { toString: "x" }, id: null },
  ])("the id in $value is $id", ({ value, id }) => expect(idAt({ a: value }, "a")).toBe(id));

  test.each([
    { value: "-12.5", number: -12.5 },
    { value: 3, number: 3 },
    { value: "1e9", number: null },
    { value: "0x10", number: null },
    { value: "", number: null },
    { value: Number.NaN, number: null },
    { value: [1], number: null },
  ])("the number in $value is $number", ({ value, number }) => expect(numberAt({ a: value }, "a")).toBe(number));
});

describe("what PostgreSQL would refuse", () => {
  test("NUL and half surrogates go, also where a cut would make one", () => {
    expect(cleanText("a\u0000b")).toBe("ab");
    expect(cleanText("x🛶", 2).isWellFormed()).toBe(true);
  });

  test("a copy of JSON is bounded in depth, width and length, and pollutes nothing", () => {
    const polluting: unknown = JSON.parse('{"__proto__":{"d":1}}');
    const copy = cleanJson({ a: "\u0000x", b: Array(500).fill(1), c: "é".repeat(9_000), e: polluting });
    expect(copy).toEqual({ a: "x", b: Array(200).fill(1), c: "é".repeat(4_096), e: {} });
    expect(valueAt(copy, "e")).not.toHaveProperty("d");
    expect(JSON.stringify(cleanJson(JSON.parse(`${"[".repeat(60)}${"]".repeat(60)}`)))).toBe(
      `${"[".repeat(16)}null${"]".repeat(16)}`,
    );
  });

  test.each(["{", "[".repeat(99_999), null, 7, undefined])("JSON inside a string that is none is null", (text) => {
    expect(embeddedJson(text)).toBeNull();
  });
});

describe("people", () => {
  test.each([
    { shown: "whatsapp:+39 333 123-0001", phone: "393331230001" },
    { shown: "WhatsApp:+5511 98888.0002", phone: "5511988880002" },
    { shown: "0039333", phone: "39333" },
    { shown: 39333, phone: "39333" },
    { shown: "an identity", phone: null },
    { shown: "US.123", phone: null },
    { shown: "+", phone: null },
    { shown: "1".repeat(40), phone: null },
    { shown: null, phone: null },
  ])("the number in $shown is $phone", ({ shown, phone }) => expect(phoneDigits(shown)).toBe(phone));

  test.each([
    { shown: "IT.8812abc", id: "IT.8812abc" },
    { shown: "whatsapp:US.ENT.9", id: "US.ENT.9" },
    { shown: "it.88", id: null },
    { shown: "foo_bar", id: null },
    { shown: `US.${"1".repeat(129)}`, id: null },
    { shown: 7, id: null },
  ])("the business-scoped id in $shown is $id", ({ shown, id }) => expect(businessScopedId(shown)).toBe(id));

  test("identifiers are told apart by their form, whatever field they stand in (R1)", () => {
    expect(
      personOf({ identifiers: ["US.ENT.9", "whatsapp:US.5", null, "foo_bar", "+1 202 555 0101", "1999"] }),
    ).toEqual({
      phone: "12025550101",
      businessScopedId: "US.5",
      parentBusinessScopedId: "US.ENT.9",
      username: null,
      name: null,
    });
    expect(personOf({ identifiers: ["foo_bar", undefined], name: "Nobody" })).toBeNull();
  });
});

describe("times", () => {
  test.each([
    { value: "1772366400", iso: "2026-03-01T12:00:00.000Z" },
    { value: 1772366400, iso: "2026-03-01T12:00:00.000Z" },
    { value: "0", iso: null },
    { value: "1772366400000", iso: null },
    { value: "soon", iso: null },
    { value: Number.NaN, iso: null },
  ])("unix $value is $iso", ({ value, iso }) => expect(unixSeconds(value)?.toISOString() ?? null).toBe(iso));

  test.each([
    { value: "2026-03-01T12:00:00.073703Z", iso: "2026-03-01T12:00:00.073Z" },
    { value: "2026-03-01T13:00:00+01:00", iso: "2026-03-01T12:00:00.000Z" },
    { value: "2026-03-01", iso: null },
    { value: "2026-03-01T12:00:00", iso: null },
    { value: "1970-01-01T00:00:00Z", iso: null },
    { value: "2026-99-99T12:00:00Z", iso: null },
  ])("ISO $value is $iso", ({ value, iso }) => expect(isoTime(value)?.toISOString() ?? null).toBe(iso));
});

test.each([
  { mimeType: "image/jpeg", type: "image" },
  { mimeType: "Audio/OGG; codecs=opus", type: "audio" },
  { mimeType: "video/mp4", type: "video" },
  { mimeType: "application/pdf", type: "document" },
  { mimeType: "constructor/x", type: "document" },
  { mimeType: null, type: "document" },
])("$mimeType is $type", ({ mimeType, type }) => expect(mediaTypeOf(mimeType)).toBe(type));
