import { FAILURE_CLASSES } from "@parley/schema";
import { explainedFailure, whyNotRetry } from "./failure.ts";

describe("a failure in words", () => {
  test.each(FAILURE_CLASSES)("%s says what happened and what to do", (failureClass) => {
    const words = explainedFailure({ class: failureClass, code: null, detail: "" });

    expect(words.detail).toBeNull();
    expect(words.message).toMatch(/^[A-Z].*\.$/);
    expect(words.advice).toMatch(/^[A-Z].*\.$/);
  });

  test("a closed window asks for a template and is not sent again", () => {
    const failure = { class: "template_needed", code: "131047", detail: "Re-engagement message" } as const;

    expect(explainedFailure(failure)).toEqual({
      class: "template_needed",
      code: "131047",
      message: "Re-engagement message",
      detail: "Re-engagement message",
      advice: "The 24-hour window is closed: send a template.",
      canRetry: false,
    });
  });

  test.each([
    ["retry", true],
    ["wait", true],
    ["configuration", true],
    ["input", false],
    ["opt_out", false],
    ["recipient", false],
  ] as const)("%s can be sent again: %s", (failureClass, expected) => {
    expect(whyNotRetry({ class: failureClass, code: null, detail: "" }) === null).toBe(expected);
  });

  test("addresses and line breaks are left out, long reasons are cut", () => {
    const detail = `Bad\n\tnews, see https://vendor.test/x?token=abc ${"so ".repeat(200)}`;

    const { message } = explainedFailure({ class: "input", code: null, detail });

    expect(message.startsWith("Bad news, see so so")).toBe(true);
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).not.toContain("token");
  });
});
