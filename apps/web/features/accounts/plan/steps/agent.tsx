"use client";
import { WAIT_SECONDS } from "@parley/schema/plain";
import { IconUser } from "@tabler/icons-react";
import { useText } from "../../../../lib/messages/index.ts";
import { PersonSelect } from "../../../people/index.ts";
import { FRESH_WAIT_SECONDS, WaitField, waitError } from "./seconds-fields.tsx";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";

interface AgentValues {
  readonly agentId: string | null;
  readonly waitSeconds: number | string;
}

export const agent: StepKind<AgentValues> = {
  label: "plan.agent",
  hint: "plan.agentHint",
  icon: IconUser,
  fresh: () => ({ agentId: null, waitSeconds: FRESH_WAIT_SECONDS }),
  stored: (step) => ({ agentId: step.agent?.id ?? null, waitSeconds: step.waitSeconds ?? WAIT_SECONDS.default }),
  input: ({ agentId, waitSeconds }) => ({ agentId, waitSeconds: Number(waitSeconds) }),
  errors: ({ agentId, waitSeconds }, { text }) => ({
    agentId: agentId === null ? text("plan.chooseAgent") : null,
    waitSeconds: waitError(waitSeconds, text),
  }),
  summary({ agentId, waitSeconds: seconds }, { text, known }) {
    if (agentId === null) return text("plan.sayChoose");
    const name = known?.agent?.id === agentId ? known.agent.name : text("plan.agent");
    return text("plan.sayAsk", { name, seconds });
  },
  Fields,
  hasLostTarget: ({ agentId }) => agentId === null,
};

function Fields({ step, known, field, errorOf, change }: StepFieldsProps<AgentValues>) {
  const text = useText();
  return (
    <>
      <PersonSelect
        label={text("plan.agentLabel")}
        value={step.agentId}
        known={known?.agent ?? null}
        error={errorOf("agentId")}
        onChange={(id) => change("agentId", id)}
      />
      <WaitField field={field("waitSeconds")} />
    </>
  );
}
