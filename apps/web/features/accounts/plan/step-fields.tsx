"use client";
import { NumberInput, Select, TextInput } from "@mantine/core";
import type { GetInputPropsReturnType } from "@mantine/form";
import { TAG_LENGTH, WAIT_SECONDS } from "@parley/schema/plain";
import type { AutoReplyMode, PlanTargetsQuery } from "#gql/types";
import { type MessageId, useText } from "../../../lib/messages/index.ts";
import { ConditionBuilder } from "../../conditions/index.ts";
import { PersonSelect } from "../../people/index.ts";
import { CallFields } from "./call-fields.tsx";
import styles from "./plan.module.css";
import type { PlanStepProps } from "./plan-step-card.tsx";
import { conditionFields } from "./plan-targets.ts";
import { kindOf } from "./step-kinds.ts";
import { TemplateText } from "./template-text.tsx";

const modes: readonly { readonly value: AutoReplyMode; readonly label: MessageId }[] = [
  { value: "ALWAYS", label: "plan.modeAlways" },
  { value: "ONCE", label: "plan.modeOnce" },
  { value: "FIRST_MESSAGE", label: "plan.modeFirst" },
];

/** The fields of one step, by its type. */
export function StepFields(props: PlanStepProps) {
  const { form, step, index, targets, known, variables } = props;
  const text = useText();
  const at = (field: string) => form.getInputProps(`actions.${index}.${field}`);
  const set = (field: string, value: unknown) => form.setFieldValue(`actions.${index}.${field}`, value as never);
  const errorOf = (field: string) => form.errors[`actions.${index}.${field}`];
  const template = (label: MessageId) => (
    <TemplateText
      label={text(label)}
      field={at("text")}
      value={step.text}
      variables={variables}
      onInsert={(value) => set("text", value)}
    />
  );

  switch (step.type) {
    case "QUEUE":
      return (
        <>
          <Select
            label={text("plan.queueLabel")}
            searchable
            allowDeselect={false}
            nothingFoundMessage={text("plan.noQueue")}
            data={targets.queues.edges.map(({ node }) => ({ value: node.id, label: node.name }))}
            {...at("queueId")}
          />
          <WaitInput field={at("waitSeconds")} />
        </>
      );
    case "AGENT":
      return (
        <>
          <PersonSelect
            label={text("plan.agentLabel")}
            value={step.agentId}
            known={known?.agent ?? null}
            error={errorOf("agentId")}
            onChange={(id) => set("agentId", id)}
          />
          <WaitInput field={at("waitSeconds")} />
        </>
      );
    case "AUTO_REPLY":
      return (
        <>
          {template("plan.textLabel")}
          <Select
            label={text("plan.modeLabel")}
            allowDeselect={false}
            data={modes.map(({ value, label }) => ({ value, label: text(label) }))}
            {...at("mode")}
          />
        </>
      );
    case "TAG":
      return <TextInput label={text("plan.tagLabel")} maxLength={TAG_LENGTH.max} {...at("tag")} />;
    case "CLOSE":
      return (
        <Select
          label={text("plan.dispositionLabel")}
          placeholder={text("common.none")}
          searchable
          clearable
          data={dispositionChoices(targets.dispositions)}
          {...at("dispositionId")}
        />
      );
    case "GO_TO":
      return <TargetSelect {...props} />;
    case "GO_TO_IF":
      return (
        <>
          <div className={styles.whole}>
            <ConditionBuilder
              fields={conditionFields(targets, text)}
              value={step.condition}
              error={errorOf("condition") === undefined ? undefined : String(errorOf("condition"))}
              onChange={(condition) => {
                form.clearFieldError(`actions.${index}.condition`);
                set("condition", condition);
              }}
            />
          </div>
          <TargetSelect {...props} />
        </>
      );
    case "SET_VARIABLE":
      return (
        <>
          {template("plan.valueLabel")}
          <TextInput label={text("plan.variableLabel")} {...at("variable")} />
        </>
      );
    case "NOTE":
      return <div className={styles.whole}>{template("plan.noteLabel")}</div>;
    case "HTTP_REQUEST":
    case "SYSTEM":
      return <CallFields {...props} />;
  }
}

function TargetSelect({ form, index, step, steps }: PlanStepProps) {
  const text = useText();
  return (
    <Select
      label={text("plan.targetLabel")}
      searchable
      allowDeselect={false}
      data={steps.flatMap((it, place) =>
        it.key === step.key
          ? []
          : [
              {
                value: it.key,
                label: text("plan.stepNamed", { position: place + 1, name: text(kindOf(it.type).label) }),
              },
            ],
      )}
      {...form.getInputProps(`actions.${index}.targetStepId`)}
    />
  );
}

function WaitInput({ field }: { field: GetInputPropsReturnType }) {
  const text = useText();
  return (
    <NumberInput
      label={text("plan.waitLabel")}
      suffix={text("accounts.secondsSuffix")}
      min={WAIT_SECONDS.min}
      max={WAIT_SECONDS.max}
      clampBehavior="none"
      allowDecimal={false}
      {...field}
    />
  );
}

interface DispositionNode {
  readonly id: string;
  readonly name: string;
  readonly children?: readonly DispositionNode[];
}

/** Each level by its whole path, as an agent may stop at any (DSP-03). */
function dispositionChoices(
  nodes: readonly DispositionNode[] | PlanTargetsQuery["dispositions"],
  above = "",
): { value: string; label: string }[] {
  return nodes.flatMap((node: DispositionNode) => [
    { value: node.id, label: `${above}${node.name}` },
    ...dispositionChoices(node.children ?? [], `${above}${node.name} › `),
  ]);
}
