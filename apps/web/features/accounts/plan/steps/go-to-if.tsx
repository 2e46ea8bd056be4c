"use client";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import type { RoutingCondition } from "#gql/types";
import { useText } from "../../../../lib/messages/index.ts";
import {
  ConditionBuilder,
  type ConditionGroup,
  type Filter,
  filterOf,
  groupOf,
  linesIn,
  newGroup,
  problemWithCondition,
} from "../../../conditions/index.ts";
import styles from "../plan.module.css";
import { conditionFields } from "../plan-targets.ts";
import { JumpField, jumpError } from "./jump-field.tsx";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";

interface GoToIfValues {
  readonly targetStepId: string | null;
  readonly condition: ConditionGroup;
}

export const goToIf: StepKind<GoToIfValues> = {
  label: "plan.goToIf",
  hint: "plan.goToIfHint",
  icon: IconArrowsSplit2,
  fresh: () => ({ targetStepId: null, condition: newGroup() }),
  stored: ({ targetStepId, conditionJson }, { fields }) => ({
    targetStepId: targetStepId ?? null,
    condition: groupOf(conditionJson ? (JSON.parse(conditionJson) as Filter) : null, fields),
  }),
  input: ({ targetStepId, condition }, { fields }) => ({
    targetStepId,
    condition: filterOf(condition, fields) as RoutingCondition,
  }),
  errors(step, context) {
    const problem = problemWithCondition(step.condition, context.fields);
    return { targetStepId: jumpError(step, context), condition: problem === null ? null : context.text(problem) };
  },
  summary({ condition }, { text }) {
    return text("plan.sayIf", { count: linesIn(condition).filter(({ enabled }) => enabled).length });
  },
  Fields,
  jumpsTo: ({ targetStepId }) => targetStepId,
};

function Fields(props: StepFieldsProps<GoToIfValues>) {
  const { step, targets, errorOf, change } = props;
  const text = useText();
  const error = errorOf("condition");
  return (
    <>
      <div className={styles.whole}>
        <ConditionBuilder
          fields={conditionFields(targets, text)}
          value={step.condition}
          error={error === undefined ? undefined : String(error)}
          onChange={(condition) => change("condition", condition)}
        />
      </div>
      <JumpField {...props} />
    </>
  );
}
