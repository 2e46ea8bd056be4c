import type { RoutingActionType } from "#gql/types";
import { planFindings } from "./plan-findings.ts";

const step = (
  key: string,
  type: RoutingActionType,
  targetStepId: string | null = null,
  intervalId: string | null = null,
) => ({
  key,
  type,
  targetStepId,
  intervalId,
});

test("steps below a close or a jump are flagged, unless another way leads to them", () => {
  const findings = planFindings([
    step("a", "GO_TO_IF", "d"),
    step("b", "CLOSE"),
    step("c", "TAG"),
    step("d", "GO_TO", "b"),
    step("e", "TAG"),
  ]);
  expect(findings.map(({ isUnreachable }) => isUnreachable)).toEqual([false, false, true, false, true]);
  expect(findings.map(({ from }) => from)).toEqual([[], [4], [], [1], []]);
  expect(findings.map(({ to }) => to)).toEqual([4, null, null, 2, null]);
});

test("an interval lets a close or a jump be skipped", () => {
  const findings = planFindings([step("a", "CLOSE", null, "i"), step("b", "GO_TO", "a", "i"), step("c", "TAG")]);
  expect(findings.some(({ isUnreachable }) => isUnreachable)).toBe(false);
});

test("a jump to a step that was deleted is flagged, and the next one runs", () => {
  const findings = planFindings([step("a", "GO_TO", "gone"), step("b", "TAG")]);
  expect(findings).toMatchObject([
    { isDangling: true, to: null },
    { isDangling: false, isUnreachable: false },
  ]);
  expect(planFindings([step("a", "GO_TO")])[0]?.isDangling).toBe(false);
});
