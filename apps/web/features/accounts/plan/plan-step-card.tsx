"use client";
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ActionIcon, Alert, Badge, Menu, Select, UnstyledButton } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconClock,
  IconCopy,
  IconCornerDownRight,
  IconDots,
  IconGripVertical,
  IconTrash,
} from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";
import type { StepFindings } from "./plan-findings.ts";
import type { PlanStepProps } from "./plan-step-props.ts";
import { intervalChoices } from "./plan-targets.ts";
import { StepFields } from "./step-fields.tsx";
import { kindOf } from "./steps/step-kinds.ts";

export interface StepActs {
  readonly onToggle: () => void;
  readonly onMove: (to: number) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  readonly onShow: (place: number) => void;
}

/**
 * One step: what it does in a line, and opened, its fields. Its place is changed by dragging, by the menu, or by Alt
 * with the arrow keys; Alt with D duplicates, Alt with Delete removes.
 */
export function PlanStepCard(
  props: PlanStepProps & StepActs & { isOpen: boolean; hasError: boolean; findings: StepFindings },
) {
  const { step, index, isOpen, findings, onMove } = props;
  const text = useText();
  const kind = kindOf(step.type);
  const summary = kind.summary(step, { ...props, text });
  const Icon = kind.icon;
  const name = text("plan.stepNamed", { position: index + 1, name: text(kind.label) });
  const sortable = useSortable({ id: step.key });
  const interval = props.targets.intervals.edges.find(({ node }) => node.id === step.intervalId)?.node.name;

  function handleKeyDown(event: KeyboardEvent) {
    if (!event.altKey) return;
    const act = new Map([
      ["ArrowUp", () => onMove(index - 1)],
      ["ArrowDown", () => onMove(index + 1)],
      ["KeyD", props.onDuplicate],
      ["Delete", props.onRemove],
    ]).get(event.code);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  return (
    <li
      ref={sortable.setNodeRef}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      className={styles.step}
      aria-label={name}
      data-step={step.key}
      data-dragged={sortable.isDragging || undefined}
      data-unreachable={findings.isUnreachable || undefined}
      data-error={props.hasError || undefined}
      onKeyDown={handleKeyDown}
    >
      <div className={styles.head}>
        <ActionIcon
          className={styles.grip ?? ""}
          {...sortable.attributes}
          {...sortable.listeners}
          aria-label={text("plan.drag", { name })}
        >
          <IconGripVertical size="1rem" aria-hidden />
        </ActionIcon>
        <UnstyledButton
          className={styles.title}
          aria-expanded={isOpen}
          aria-label={text("plan.open", { name })}
          onClick={props.onToggle}
        >
          <span className={styles.position} aria-hidden>
            {index + 1}
          </span>
          <Icon size="1.125rem" stroke={1.75} aria-hidden className={styles.icon} />
          <span className={styles.words}>
            <span className={styles.name}>{text(kind.label)}</span>
            <span className={styles.summary}>{summary}</span>
          </span>
          <IconChevronDown size="1rem" aria-hidden className={styles.chevron} data-open={isOpen || undefined} />
        </UnstyledButton>
        <StepMenu {...props} name={name} />
      </div>
      <div className={styles.marks}>
        {(interval !== undefined || step.intervalId !== null) && (
          <Badge variant="default" leftSection={<IconClock size="0.75rem" aria-hidden />}>
            {interval ?? text("plan.lostInterval")}
          </Badge>
        )}
        {findings.to !== null && (
          <PlaceLink
            label={text("plan.goesTo", { position: findings.to })}
            onClick={() => props.onShow(findings.to ?? 1)}
          />
        )}
        {findings.from.map((place) => (
          <PlaceLink
            key={place}
            label={text("plan.comesFrom", { position: place })}
            onClick={() => props.onShow(place)}
          />
        ))}
        {findings.isUnreachable && <Flag>{text("plan.unreachable")}</Flag>}
        {findings.isDangling && <Flag>{text("plan.dangling")}</Flag>}
        <LostTarget known={props.known} step={step} />
      </div>
      {isOpen && (
        <div className={styles.fields}>
          <StepFields {...props} />
          <Select
            className={styles.when ?? ""}
            label={text("plan.intervalLabel")}
            placeholder={text("plan.always")}
            clearable
            searchable
            nothingFoundMessage={text("plan.noInterval")}
            data={intervalChoices(props.targets)}
            {...props.form.getInputProps(`actions.${index}.intervalId`)}
          />
        </div>
      )}
    </li>
  );
}

function StepMenu(props: PlanStepProps & StepActs & { name: string }) {
  const { index, steps, name } = props;
  const text = useText();
  return (
    <Menu position="bottom-end" width="14rem">
      <Menu.Target>
        <ActionIcon aria-label={text("plan.menu", { name })}>
          <IconDots size="1rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={index === 0}
          leftSection={<IconArrowUp size="1rem" aria-hidden />}
          onClick={() => props.onMove(index - 1)}
        >
          {text("plan.moveUp")}
        </Menu.Item>
        <Menu.Item
          disabled={index === steps.length - 1}
          leftSection={<IconArrowDown size="1rem" aria-hidden />}
          onClick={() => props.onMove(index + 1)}
        >
          {text("plan.moveDown")}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size="1rem" aria-hidden />} onClick={props.onDuplicate}>
          {text("plan.duplicate")}
        </Menu.Item>
        <Menu.Item color="danger" leftSection={<IconTrash size="1rem" aria-hidden />} onClick={props.onRemove}>
          {text("plan.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function PlaceLink({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <UnstyledButton className={styles.place} onClick={onClick}>
      <IconCornerDownRight size="0.75rem" aria-hidden /> {label}
    </UnstyledButton>
  );
}

function Flag({ children }: { children: string }) {
  return (
    <span className={styles.flag}>
      <IconAlertTriangle size="0.875rem" aria-hidden /> {children}
    </span>
  );
}

/** A step whose target was deleted is skipped until another is chosen. */
function LostTarget({ known, step }: Pick<PlanStepProps, "known" | "step">) {
  const text = useText();
  const isLost =
    known !== undefined &&
    (kindOf(step.type).hasLostTarget?.(step) === true ||
      (known.intervalId !== null && known.interval === null && step.intervalId === null));
  if (!isLost) return null;
  return (
    <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} className={styles.lost ?? ""}>
      {text("plan.lostTarget")}
    </Alert>
  );
}
