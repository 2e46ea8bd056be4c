"use client";
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Button, Group, Menu, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { PLAN_ACTIONS_MAX } from "@parley/schema/plain";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { AccountConfigurationFragment, PlanTargetsQuery, RoutingActionType } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";
import { planFindings, type StepFlow } from "./plan-findings.ts";
import { PlanStepCard } from "./plan-step-card.tsx";
import { copyOf, newStep, type PlanValues, variablesOf } from "./plan-values.ts";
import { kindOf, type PlanStep, stepTypes } from "./steps/step-kinds.ts";

interface EditorProps {
  readonly form: UseFormReturnType<PlanValues>;
  readonly targets: PlanTargetsQuery;
  readonly account: AccountConfigurationFragment;
}

/** The steps of a plan: in order by drag or by keys, each opened to be edited; what is removed can be taken back. */
export function PlanEditor({ form, targets, account }: EditorProps) {
  const text = useText();
  const steps = form.values.actions;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [removed, setRemoved] = useState<{ readonly step: PlanStep; readonly index: number } | null>(null);
  const [said, setSaid] = useState("");
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const findings = planFindings(steps.map(flowOf));
  const variables = variablesOf(steps);
  const wrong = new Set(Object.keys(form.errors).map((path) => Number(path.split(".")[1])));

  function handleMove(from: number, to: number) {
    if (to < 0 || to >= steps.length || from === to) return;
    form.clearErrors();
    form.reorderListItem("actions", { from, to });
    setSaid(text("plan.moved", { from: from + 1, to: to + 1 }));
  }

  function handleInsert(step: PlanStep, index: number) {
    form.clearErrors();
    form.insertListItem("actions", step, index);
    setOpened((before) => new Set([...before, step.key]));
    show(step.key);
  }

  function handleRemove(index: number) {
    const step = steps[index];
    if (step === undefined) return;
    form.clearErrors();
    form.removeListItem("actions", index);
    setRemoved({ step, index });
  }

  function handleDragEnd({ active, over }: DragEndEvent) {
    const placeOf = (id: unknown) => steps.findIndex(({ key }) => key === id);
    if (over !== null) handleMove(placeOf(active.id), placeOf(over.id));
  }

  return (
    <>
      {steps.length === 0 && <Text c="dimmed">{text("plan.empty")}</Text>}
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={handleDragEnd}>
        <SortableContext items={steps.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ol className={styles.steps}>
            {steps.map((step, index) => (
              <PlanStepCard
                key={step.key}
                form={form}
                step={step}
                index={index}
                steps={steps}
                targets={targets}
                variables={variables}
                known={account.plan.find(({ id }) => id === step.key)}
                findings={findings[index] ?? { isUnreachable: false, isDangling: false, from: [], to: null }}
                isOpen={opened.has(step.key) || wrong.has(index)}
                hasError={wrong.has(index)}
                onToggle={() => setOpened((before) => toggled(before, step.key))}
                onMove={(to) => handleMove(index, to)}
                onDuplicate={() => steps.length < PLAN_ACTIONS_MAX && handleInsert(copyOf(step), index + 1)}
                onRemove={() => handleRemove(index)}
                onShow={(place) => show(steps[place - 1]?.key ?? "")}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {removed !== null && (
        <Group className={styles.undo ?? ""} justify="space-between" wrap="nowrap" role="status">
          <Text size="sm">
            {text("plan.removed", { position: removed.index + 1, name: text(kindOf(removed.step.type).label) })}
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              handleInsert(removed.step, removed.index);
              setRemoved(null);
            }}
          >
            {text("plan.undo")}
          </Button>
        </Group>
      )}
      {steps.length < PLAN_ACTIONS_MAX && <AddStep onAdd={(type) => handleInsert(newStep(type), steps.length)} />}
      <Text size="xs" c="dimmed">
        {text("plan.end")} {text("plan.keys")}
      </Text>
      <output className={styles.said}>{said}</output>
    </>
  );
}

/** Brings a step into view and its name under the keys. */
function show(key: string): void {
  requestAnimationFrame(() => {
    const step = document.querySelector<HTMLElement>(`[data-step="${CSS.escape(key)}"]`);
    step?.scrollIntoView({ block: "nearest" });
    step?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
  });
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((it) => it !== key)) : new Set([...keys, key]);
}

function flowOf(step: PlanStep): StepFlow {
  const { jumpsTo, isEnd = false } = kindOf(step.type);
  return { key: step.key, mayBeSkipped: step.intervalId !== null, jumpsTo: jumpsTo?.(step), isEnd };
}

function AddStep({ onAdd }: { onAdd: (type: RoutingActionType) => void }) {
  const text = useText();
  return (
    <Menu position="bottom-start" width="20rem" returnFocus={false}>
      <Menu.Target>
        <Button variant="default" className={styles.add ?? ""} leftSection={<IconPlus size="1rem" aria-hidden />}>
          {text("plan.add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.kinds ?? ""}>
        {stepTypes.map((type) => {
          const { label, hint, icon: Icon } = kindOf(type);
          return (
            <Menu.Item key={type} leftSection={<Icon size="1.125rem" aria-hidden />} onClick={() => onAdd(type)}>
              {text(label)}
              <Text size="xs" c="dimmed">
                {text(hint)}
              </Text>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
