import { homeOf, safeReturnPath } from "./home.ts";

describe("where to go after signing in", () => {
  test.each([
    { next: "/accounts", to: "/accounts" },
    { next: "/interactions?phase=closed", to: "/interactions?phase=closed" },
    { next: "/desk?interaction=1#end", to: "/desk?interaction=1#end" },
    { next: "/interactions/../accounts", to: "/accounts" },
    { next: "/signal", to: "/signal" },
    { next: "/ünïcode", to: "/%C3%BCn%C3%AFcode" },
    { next: null, to: null },
    { next: "", to: null },
    { next: "accounts", to: null },
    { next: "/sign-in?next=/desk", to: null },
    { next: "/x/../sign-in", to: null },
    { next: "/setup", to: null },
    { next: `/${"x".repeat(2_000)}`, to: null },
  ])("$next leads to $to", ({ next, to }) => expect(safeReturnPath(next)).toBe(to));

  const ELSEWHERE = [
    "//elsewhere.example",
    "///elsewhere.example",
    "////elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/\\/elsewhere.example",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
    "/\r/elsewhere.example",
    "/\t\\elsewhere.example",
    "\t//elsewhere.example",
    " //elsewhere.example",
    "/\u0000/elsewhere.example",
    "/./\\elsewhere.example",
    "/.//elsewhere.example",
    "/x/..//elsewhere.example",
    "/%2e%2e//elsewhere.example",
    "/%2e//elsewhere.example",
    "https://elsewhere.example",
    "https:elsewhere.example",
    "http:/elsewhere.example",
    "//console.invalid@elsewhere.example",
    "//elsewhere.example\\@console.invalid",
    "//elsewhere.example:80",
    "//[::1]",
    "/\t/\u3002example",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "blob:https://x/1",
    "//console.invalid:444/",
  ];
  const encodedOnce = [
    "/%09/elsewhere.example",
    "/%0A/elsewhere.example",
    "/%5celsewhere.example",
    "/%2f/elsewhere.example",
  ];

  test.each([...ELSEWHERE, ...encodedOnce, ...encodedOnce.map((next) => decodeURIComponent(next))])(
    "%j never leads to another origin",
    (next) => {
      const to = safeReturnPath(next);
      if (to === null) return;
      for (const origin of ["https://desk.example", "http://127.0.0.1:4000"]) {
        expect(new URL(to, origin).origin).toBe(origin);
        // Nor would it if a page read it once more.
        expect(new URL(new URL(to, origin).pathname, origin).origin).toBe(origin);
      }
    },
  );

  test.each(ELSEWHERE.filter((next) => !next.includes("\u0000")))("%j leads nowhere", (next) =>
    expect(safeReturnPath(next)).toBeNull(),
  );

  test("every role has a start page", () => {
    expect([homeOf("ADMINISTRATOR"), homeOf("SUPERVISOR"), homeOf("AGENT")]).toEqual([
      "/accounts",
      "/interactions",
      "/desk",
    ]);
  });
});
