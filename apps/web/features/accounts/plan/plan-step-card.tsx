"use client";
import { ActionIcon, Alert } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import type { AccountConfigurationFragment, PlanTargetsQuery } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";
import type { PlanStep, PlanValues } from "./plan-values.ts";
import { StepFields } from "./step-fields.tsx";
import { stepKinds } from "./step-kinds.ts";

export interface PlanStepProps {
  readonly form: UseFormReturnType<PlanValues>;
  readonly step: PlanStep;
  readonly index: number;
  readonly targets: PlanTargetsQuery;
  /** The step as it is stored; undefined for one that was just added. */
  readonly known: AccountConfigurationFragment["plan"][number] | undefined;
}

/** One step: what it does, its fields, and its place, moved by the buttons or by Alt with the arrow keys (ACT-01). */
export function PlanStepCard(
  props: PlanStepProps & { isLast: boolean; onMove: (to: number) => void; onRemove: () => void },
) {
  const { step, index, isLast, onMove } = props;
  const text = useText();
  const kind = stepKinds.find(({ type }) => type === step.type);
  if (!kind) return null;
  const Icon = kind.icon;
  const name = text("plan.stepNamed", { position: index + 1, name: text(kind.label) });

  function handleKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? index - 1 : index + 1);
  }

  return (
    <li className={styles.step} aria-label={name} onKeyDown={handleKeyDown}>
      <div className={styles.head}>
        <span className={styles.position} aria-hidden>
          {index + 1}
        </span>
        <Icon size="1.125rem" stroke={1.75} aria-hidden />
        <span className={styles.name}>{text(kind.label)}</span>
        <ActionIcon
          aria-label={text("plan.moveUp", { name })}
          {...fadedWhen(index === 0)}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowUp size="1rem" aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label={text("plan.moveDown", { name })}
          {...fadedWhen(isLast)}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowDown size="1rem" aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={text("plan.remove", { name })} onClick={props.onRemove}>
          <IconTrash size="1rem" aria-hidden />
        </ActionIcon>
      </div>
      <LostTarget known={props.known} step={step} />
      <div className={styles.fields}>
        <StepFields {...props} />
      </div>
      {step.type === "CLOSE" && !isLast && <Alert color="gray">{text("plan.afterClose")}</Alert>}
    </li>
  );
}

/** At the end of the list a move does nothing; the button stays, so that it keeps the focus. */
function fadedWhen(isAtEnd: boolean) {
  return isAtEnd ? { "aria-disabled": true, "data-disabled": true } : {};
}

/** ACT-21: a step whose target was deleted is skipped until another is chosen. */
function LostTarget({ known, step }: Pick<PlanStepProps, "known" | "step">) {
  const text = useText();
  const isLost =
    known !== undefined &&
    ((step.type === "QUEUE" && step.queueId === null) || (step.type === "AGENT" && step.agentId === null));
  if (!isLost) return null;
  return (
    <Alert color="gray" icon={<IconAlertTriangle aria-hidden />}>
      {text("plan.lostTarget")}
    </Alert>
  );
}
