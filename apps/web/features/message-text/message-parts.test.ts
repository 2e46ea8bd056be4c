import { messageParts, webAddress } from "./message-parts.ts";

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

  test("every character of the text is shown once", () => {
    const text = "*bold* and `code` and https://x.example/y, ~gone~!";
    const shown = (parts: ReturnType<typeof messageParts>): string =>
      parts.map((part) => (part.type === "marked" ? shown(part.parts) : part.text)).join("");
    expect(shown(messageParts(text))).toBe("bold and code and https://x.example/y, gone!");
  });
});
