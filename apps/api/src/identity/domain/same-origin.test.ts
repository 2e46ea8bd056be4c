import { isSameOrigin } from "./same-origin.ts";

const headers = (entries: Record<string, string>) => new Headers(entries);

describe("requests by cookie", () => {
  test.each([
    ["our page", { "x-parley-csrf": "1", origin: "https://chat.example.com" }, "chat.example.com", true],
    ["a tool of ours without Origin", { "x-parley-csrf": "1" }, "chat.example.com", true],
    ["a form of another site", { origin: "https://evil.example" }, "chat.example.com", false],
    [
      "another site that sets the header",
      { "x-parley-csrf": "1", origin: "https://evil.example" },
      "chat.example.com",
      false,
    ],
    ["no header", { origin: "https://chat.example.com" }, "chat.example.com", false],
    ["an empty header", { "x-parley-csrf": "" }, "chat.example.com", false],
    ["a sandboxed page", { "x-parley-csrf": "1", origin: "null" }, "chat.example.com", false],
    [
      "another address of this machine",
      { "x-parley-csrf": "1", origin: "http://127.0.0.1:3000" },
      "127.0.0.1:3000",
      true,
    ],
    [
      "another port of this machine",
      { "x-parley-csrf": "1", origin: "http://127.0.0.1:4000" },
      "127.0.0.1:3000",
      false,
    ],
    ["a host that was made up", { "x-parley-csrf": "1", origin: "https://evil.example" }, "evil.example", false],
  ] as const)("%s: %s, host %s: %s", (_name, given, host, allowed) => {
    expect(isSameOrigin(headers(given), "https://chat.example.com", host)).toBe(allowed);
  });
});
