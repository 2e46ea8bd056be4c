import { homeOf, safeReturnPath } from "./home.ts";

describe("where to go after signing in", () => {
  test.each([
    { next: "/accounts", to: "/accounts" },
    { next: "/interactions?phase=closed", to: "/interactions?phase=closed" },
    { next: null, to: null },
    { next: "//elsewhere.example", to: null },
    { next: "/\\elsewhere.example", to: null },
    { next: "https://elsewhere.example", to: null },
    { next: "javascript:alert(1)", to: null },
    { next: "/sign-in?next=/desk", to: null },
  ])("$next leads to $to", ({ next, to }) => {
    expect(safeReturnPath(next)).toBe(to);
  });

  test("every role has a start page", () => {
    expect([homeOf("ADMINISTRATOR"), homeOf("SUPERVISOR"), homeOf("AGENT")]).toEqual([
      "/accounts",
      "/interactions",
      "/desk",
    ]);
  });
});
