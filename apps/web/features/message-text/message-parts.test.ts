import { messageParts } from "./message-parts.ts";
import { webAddress } from "./web-address.ts";

const links = (text: string): readonly string[] =>
  messageParts(text).flatMap((part) => (part.type === "link" ? [part.href] : []));

describe("links in a message", () => {
  test.each([
    ["see https://shop.example/a?b=1 now", ["https://shop.example/a?b=1"]],
    ["(see https://shop.example/a).", ["https://shop.example/a"]],
    ["https://shop.example/wiki/A_(b)", ["https://shop.example/wiki/A_(b)"]],
    ["https://a_b.example/x_y_z and http://c.example", ["https://a_b.example/x_y_z", "http://c.example/"]],
    ["javascript:alert(1) data:text/html,x vbscript:x", []],
    ["JaVaScRiPt:https//x", []],
  ])("%s", (text, expected) => expect(links(text)).toEqual(expected));

  test("only http and https are addresses", () => {
    expect(webAddress("https://x.example")).toBe("https://x.example/");
    expect(webAddress("javascript:alert(1)")).toBeNull();
    expect(webAddress("nonsense")).toBeNull();
  });
});

describe("WhatsApp's marks", () => {
  test("bold around italic", () =>
    expect(messageParts("a *b _c_* d")).toEqual([
      { type: "text", text: "a " },
      {
        type: "marked",
        mark: "bold",
        parts: [
          { type: "text", text: "b " },
          { type: "marked", mark: "italic", parts: [{ type: "text", text: "c" }] },
        ],
      },
      { type: "text", text: " d" },
    ]));

  test.each(["2*3*4 = 24", "snake_case_name", "* not bold *", "~ 5 ~"])("%s stays as typed", (text) =>
    expect(messageParts(text)).toEqual([{ type: "text", text }]),
  );

  const typed = (parts: ReturnType<typeof messageParts>): string =>
    parts.map((part) => (part.type === "marked" ? `<${part.mark} ${typed(part.parts)}>` : part.text)).join("");

  test.each([
    ["*a _b* c_", "<bold a _b> c_"],
    ["_a *b_ c*", "<italic a *b> c*"],
    ["*a *b* c*", "<bold a *b> c*"],
    ["*_a_* ~*b*~", "<bold <italic a>> <struck <bold b>>"],
    ["*a\nb*", "*a\nb*"],
    ["*a _b_\nc*", "*a <italic b>\nc*"],
    ["**a*", "<bold *a>"],
    ["``` a\n*b* ```", "<code  a\n*b* >"],
    ["`a\nb`", "`a\nb`"],
    ["*see https://x.example/a_b_c*", "<bold see https://x.example/a_b_c>"],
    ["_https://x.example/a_", "<italic https://x.example/a>"],
    ["https://a_b.example *b*", "https://a_b.example <bold b>"],
    ["*a", "*a"],
    ["* *", "* *"],
    ["(*a*, _b_.)", "(<bold a>, <italic b>.)"],
  ])("%j reads %j", (text, expected) => expect(typed(messageParts(text))).toBe(expected));

  test("every character of the text is shown once", () => {
    const text = "*bold* and `code` and https://x.example/y, ~gone~!";
    const shown = (parts: ReturnType<typeof messageParts>): string =>
      parts.map((part) => (part.type === "marked" ? shown(part.parts) : part.text)).join("");
    expect(shown(messageParts(text))).toBe("bold and code and https://x.example/y, gone!");
  });
});
