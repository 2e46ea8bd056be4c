import type { UserId } from "@parley/schema";
import type { Viewer } from "../platform/viewer.ts";
import { isGrantable, may, PERMISSIONS, permissionsOf } from "./permissions.ts";

const viewer = (over: Partial<Viewer>): Viewer => ({
  userId: "0193" as UserId,
  role: "agent",
  sessionId: "session",
  apiTokenId: null,
  scopes: null,
  ...over,
});
const token = (role: Viewer["role"], scopes: readonly string[] | null) =>
  viewer({ role, sessionId: null, apiTokenId: "token", scopes });

describe("the permission table", () => {
  test("nobody signed in may do nothing", () => {
    expect(may(null, "interactions.read")).toBe(false);
  });

  test.each([
    ["agent", "interactions.handle", true],
    ["agent", "interactions.intervene", false],
    ["agent", "accounts.manage", false],
    ["supervisor", "interactions.intervene", true],
    ["supervisor", "users.manage", false],
    ["administrator", "accounts.manage", true],
    ["administrator", "ingest.manage", true],
  ] as const)("%s, %s: %s", (role, permission, allowed) => {
    expect(may(viewer({ role }), permission)).toBe(allowed);
  });

  test("administrators may do everything", () => {
    expect(permissionsOf(viewer({ role: "administrator" }))).toEqual(Object.keys(PERMISSIONS));
  });

  test("a token carries its scopes and no more than its user's role", () => {
    expect(may(token("agent", ["administration"]), "accounts.manage")).toBe(false);
    expect(may(token("administrator", ["read"]), "accounts.read")).toBe(true);
    expect(may(token("administrator", ["read"]), "accounts.manage")).toBe(false);
    expect(may(token("administrator", ["accounts.manage"]), "accounts.manage")).toBe(true);
    expect(may(token("administrator", ["accounts.manage"]), "users.manage")).toBe(false);
    expect(may(token("administrator", null), "users.manage")).toBe(true);
  });

  test("no token makes tokens or changes passwords", () => {
    for (const permission of ["apiTokens.own", "apiTokens.manage", "password.change"] as const) {
      expect(may(token("administrator", null), permission)).toBe(false);
      expect(isGrantable(permission)).toBe(false);
    }
    expect(isGrantable("toString")).toBe(false);
    expect(isGrantable("read")).toBe(true);
  });
});
