import type { Failure, SendOutcome } from "@parley/providers";
import { afterCall, GIVE_UP_AFTER_MS } from "./send-outcome.ts";

const busy: Failure = { class: "wait", code: "429", detail: "Too many requests" };
const later = (afterMs: number): SendOutcome => ({ type: "retryLater", failure: busy, afterMs });

describe("after the provider was called", () => {
  test("an accepted message keeps the provider's id", () => {
    const outcome: SendOutcome = { type: "accepted", providerMessageId: "wamid.1", recipientPhone: null };

    expect(afterCall(outcome, { tries: 1, waitedMs: 0 })).toEqual({ type: "accepted", providerMessageId: "wamid.1" });
  });

  test("a refused one failed for good", () => {
    const failure: Failure = { class: "input", code: "100", detail: "No" };

    expect(afterCall({ type: "refused", failure }, { tries: 1, waitedMs: 0 })).toEqual({ type: "failed", failure });
  });

  test("nobody knows: it is not sent again (R3)", () => {
    expect(afterCall({ type: "unknown", detail: "time-out" }, { tries: 1, waitedMs: 0 })).toEqual({ type: "unknown" });
  });

  test.each([
    { tries: 1, asked: 500, pause: 1_000 },
    { tries: 1, asked: 5_000, pause: 5_000 },
    { tries: 4, asked: 500, pause: 8_000 },
    { tries: 30, asked: 500, pause: 120_000 },
  ])("try $tries put off by $asked ms waits $pause ms", ({ tries, asked, pause }) => {
    expect(afterCall(later(asked), { tries, waitedMs: 0 })).toEqual({ type: "later", afterMs: pause });
  });

  test("an account whose credentials cannot be opened is waited for, however long", () => {
    const day = 24 * 3_600_000;

    expect(afterCall({ type: "accountUnreadable" }, { tries: 2, waitedMs: 3 * day })).toEqual({
      type: "later",
      afterMs: 2_000,
    });
  });

  test("after a quarter of an hour it is given up, and may be sent again by hand", () => {
    const decided = afterCall(later(10_000), { tries: 12, waitedMs: GIVE_UP_AFTER_MS - 5_000 });

    expect(decided).toEqual({ type: "failed", failure: { ...busy, class: "retry" } });
  });
});
