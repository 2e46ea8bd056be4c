"use client";
import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import type { GetInputPropsReturnType } from "@mantine/form";
import { TAG_LENGTH, WAIT_SECONDS } from "@parley/schema/plain";
import type { AutoReplyMode, PlanTargetsQuery } from "#gql/types";
import { type MessageId, useText } from "../../../lib/messages/index.ts";
import { PersonSelect } from "../../people/index.ts";
import type { PlanStepProps } from "./plan-step-card.tsx";

const modes: readonly { readonly value: AutoReplyMode; readonly label: MessageId }[] = [
  { value: "ALWAYS", label: "plan.modeAlways" },
  { value: "ONCE", label: "plan.modeOnce" },
  { value: "FIRST_MESSAGE", label: "plan.modeFirst" },
];

/** The fields of one step, by its type. */
export function StepFields({ form, step, index, targets, known }: PlanStepProps) {
  const text = useText();
  const at = (field: string) => form.getInputProps(`actions.${index}.${field}`);

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
            error={form.errors[`actions.${index}.agentId`]}
            onChange={(id) => form.setFieldValue(`actions.${index}.agentId`, id)}
          />
          <WaitInput field={at("waitSeconds")} />
        </>
      );
    case "AUTO_REPLY":
      return (
        <>
          <Textarea label={text("plan.textLabel")} autosize minRows={2} maxRows={10} {...at("text")} />
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
    default:
      return null;
  }
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
