import { planFindings, type StepFlow } from "./plan-findings.ts";

const step = (key: string, flow: Partial<StepFlow> = {}): StepFlow => ({
  key,
  mayBeSkipped: false,
  jumpsTo: undefined,
  isEnd: false,
  ...flow,
});
const goTo = (jumpsTo: string | null): Partial<StepFlow> => ({ jumpsTo, isEnd: true });
const close: Partial<StepFlow> = { isEnd: true };

test("steps below a close or a jump are flagged, unless another way leads to them", () => {
  const findings = planFindings([
    step("a", { jumpsTo: "d" }),
    step("b", close),
    step("c"),
    step("d", goTo("b")),
    step("e"),
  ]);
  expect(findings.map(({ isUnreachable }) => isUnreachable)).toEqual([false, false, true, false, true]);
  expect(findings.map(({ from }) => from)).toEqual([[], [4], [], [1], []]);
  expect(findings.map(({ to }) => to)).toEqual([4, null, null, 2, null]);
});

test("an interval lets a close or a jump be skipped", () => {
  const findings = planFindings([
    step("a", { ...close, mayBeSkipped: true }),
    step("b", { ...goTo("a"), mayBeSkipped: true }),
    step("c"),
  ]);
  expect(findings.some(({ isUnreachable }) => isUnreachable)).toBe(false);
});

test("a jump to a step that was deleted is flagged, and the next one runs", () => {
  const findings = planFindings([step("a", goTo("gone")), step("b")]);
  expect(findings).toMatchObject([
    { isDangling: true, to: null },
    { isDangling: false, isUnreachable: false },
  ]);
  expect(planFindings([step("a", goTo(null))])[0]?.isDangling).toBe(false);
});
