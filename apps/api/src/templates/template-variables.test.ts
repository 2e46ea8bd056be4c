import type { OutboundMedia } from "@parley/providers";
import { filledText, headerFileOf, templateParameters, templateVariables } from "./template-variables.ts";

const receipt = {
  header: { type: "text", text: "Order {{1}}" },
  body: "Dear {{2}}, your order {{1}} comes on {{3}}. Thank you, {{2}}!",
  buttons: [
    { type: "quick_reply", text: "Fine", value: null },
    { type: "url", text: "Track it", value: "https://shop.test/track/{{1}}" },
  ],
} as const;

test("variables come header first, then body by number, then addresses", () => {
  expect(templateVariables(receipt)).toEqual(["1", "1", "2", "3", "1"]);
});

test("values go where their variable stands", () => {
  const values = ["A-17", "A-17", "Mina", "Friday", "a17"];

  expect(filledText(receipt, values)).toBe("Order A-17\nDear Mina, your order A-17 comes on Friday. Thank you, Mina!");
  expect(templateParameters(receipt, values, null).at(-1)).toEqual({
    component: "button",
    position: 1,
    name: null,
    value: { type: "text", text: "a17" },
  });
});

test("named variables keep their names", () => {
  const named = { header: null, body: "Hello {{first_name}}, see {{shop}}", buttons: [] };

  expect(templateParameters(named, ["Mina", "us"], null).map(({ name, position }) => [name, position])).toEqual([
    ["first_name", 1],
    ["shop", 2],
  ]);
});

const media = { fileName: "invoice.pdf" } as OutboundMedia;

test.each([
  [
    "where it has its place",
    { type: "document" } as const,
    "document",
    [{ name: null, value: { type: "document", media } }],
  ],
  [
    "as a variable (Twilio)",
    { type: "image", variable: "3" } as const,
    "image",
    [{ name: "3", value: { type: "image", media } }],
  ],
  ["never where the template brings its own", { type: "video", variable: null } as const, null, []],
])("a file stands at the head %s", (_, header, kind, parameters) => {
  const template = { header, body: "", buttons: [] };
  expect(headerFileOf(template)).toBe(kind);
  expect(templateParameters(template, [], media)).toMatchObject(parameters);
});
