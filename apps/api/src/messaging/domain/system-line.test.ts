import { CALL_FAILURES, CLOSED_BY } from "@parley/schema";
import { systemLineOf, systemLinePattern } from "./system-line.ts";

const names = { agent: "Ana", target: null };

test.each(CLOSED_BY)("closed by %s: in words and as a fact", (closedBy) => {
  expect(systemLinePattern("closed", { closedBy })).toMatch(/^Closed.+\.$/);
  expect(systemLineOf({ detail: { closedBy }, names })).toMatchObject({ agentName: "Ana", closedBy });
});

test.each(CALL_FAILURES)("a call in vain because of %s: in words and as a fact", (callFailure) => {
  expect(systemLinePattern("call_failed", { text: callFailure })).not.toContain("it failed");
  expect(systemLineOf({ detail: { text: callFailure }, names })).toMatchObject({ callFailure, closedBy: null });
});

test("an administrator's note is no fact about a call, and a line of an earlier version has none", () => {
  expect(systemLineOf({ detail: { text: "constructor" }, names })).toMatchObject({ callFailure: null });
  expect(systemLineOf({ detail: { closedBy: "agent" } })).toBeNull();
});
