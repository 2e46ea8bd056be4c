import type { UserId } from "@parley/schema";
import { because } from "../../../platform/reasons.ts";
import { waitCheck } from "../field-checks.ts";
import { referenceTo } from "../plan-targets.ts";
import { checked, type StepKind, targetGone } from "../step-kind.ts";

interface AgentStep {
  readonly type: "agent";
  readonly agentId: UserId;
  readonly waitSeconds: number;
}

/** Offers the interaction to one agent and waits. */
export const agent: StepKind<AgentStep> = {
  type: "agent",
  fields: ["agentId", "waitSeconds"],
  check: (input, { agentIds }) => [
    ["agentId", agentIds.has(input.agentId ?? "") ? null : because("STEP_AGENT_WRONG")],
    waitCheck(input),
  ],
  read: ({ agentId, waitSeconds }) => ({
    type: "agent",
    agentId: checked(agentId),
    waitSeconds: checked(waitSeconds),
  }),
  refersTo: ({ agentId }) => referenceTo("agent", agentId),
  run({ agentId, waitSeconds: seconds }, { targets }) {
    if (targets.agent(agentId) === undefined) return targetGone();
    return { outcome: "asked", seconds, stop: { at: "search", target: { type: "agent", agentId }, seconds } };
  },
};
