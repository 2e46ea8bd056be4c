import { VARIABLES } from "@parley/schema";
import fc from "fast-check";
import { someFacts } from "../testing/plan-facts.ts";
import { readAnswer } from "./plan-call.ts";
import { extrasOf } from "./plan-facts.ts";
import { asJsonText, asUrlPart, fillIn } from "./plan-text.ts";

const facts = someFacts({ variables: { level: "gold", contact_name: "{{level}}" }, extras: { payload: "YES" } });

test.each([
  ["Hello {{contact.name}}, {{ level }}!", "Hello Maria Rossi, gold!"],
  ["{{variables.level}} {{interaction.number}} {{account.key}}", "gold 7 HH"],
  ["{{payload}} {{message.payload}}", "YES YES"],
  ["{{nothing}}{{contact.nothing}}{{contact.name.length}}", ""],
  ["{{constructor}}{{__proto__}}{{contact.constructor.name}}{{toString}}", ""],
  // A value is never read as a template; sections, partials and raw names lead nowhere.
  ["{{contact_name}}", "{{level}}"],
  ["{{#contact}}x{{/contact}}{{>partial}}{{&level}}", "x"],
  ["{{{level}}}", "{gold}"],
  ["{{level", "{{level"],
])("%s is filled in as %s", (template, expected) => {
  expect(fillIn(template, facts)).toBe(expected);
});

test("whatever a value holds, the JSON stays JSON and the address keeps its host and names", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
      const view = someFacts({ message: { type: "text", text } });
      expect(JSON.parse(fillIn('{"a":"{{message.text}}","b":1}', view, asJsonText))).toEqual({
        a: text.toWellFormed(),
        b: 1,
      });
      const url = new URL(fillIn("https://crm.example.com/{{message.text}}x?q={{message.text}}", view, asUrlPart));
      expect(url.host).toBe("crm.example.com");
      expect([...url.searchParams.keys()]).toEqual(["q"]);
    }),
  );
});

test.each([
  ['{"customer":{"orders":[{"status":"sent"}]}}', "customer.orders.0.status", "sent"],
  ['{"a":1.5}', "a", "1.5"],
  ['{"a":true}', "a", "true"],
  ['{"a":null}', "a", ""],
  ['{"a":{"b":2}}', "a", '{"b":2}'],
  ['{"a":1}', "constructor.name", ""],
  ['{"a":1}', "b", ""],
  ["[7]", "0", "7"],
  ['"plain"', "", "plain"],
  [`{"a":"${"x".repeat(5_000)}"}`, "a", "x".repeat(VARIABLES.maxLength)],
  ['{"a":"x\\u0000y"}', "a", "xy"],
])("of %s the path %s keeps %s", (answer, path, kept) => {
  const call = { type: "http", mappings: [{ path, variable: "v" }] } as const;
  expect(readAnswer(call, answer)).toEqual({ variables: { v: kept } });
});

test("an answer that is no JSON fails where something of it is kept", () => {
  const call = { type: "http", mappings: [{ path: "a", variable: "v" }] } as const;
  expect(readAnswer(call, "<html>")).toEqual({ failure: "no_json" });
  // It can be read, but not written out again.
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  expect(readAnswer({ type: "http", mappings: [{ path: "", variable: "all" }] }, deep)).toEqual({ failure: "no_json" });
  expect(readAnswer({ ...call, mappings: [] }, "<html>")).toEqual({ variables: {} });
});

test("what a message keeps besides its words can be named", () => {
  const content = {
    reply: { payload: "BOOK", description: null, response: '{"size":"L","nested":{"a":1},"payload":"mine"}' },
    referral: { headline: "Spring sale", body: null, url: "https://ad.example" },
  };
  expect(extrasOf(content)).toEqual({
    size: "L",
    payload: "BOOK",
    referral_headline: "Spring sale",
    referral_url: "https://ad.example",
  });
  expect([null, "x", { reply: { response: "no json" } }].map(extrasOf)).toEqual([{}, {}, {}]);
});
