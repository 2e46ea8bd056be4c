"use client";
import { Select } from "@mantine/core";
import { IconMessageX } from "@tabler/icons-react";
import type { PlanTargetsQuery } from "#gql/types";
import { useText } from "../../../../lib/messages/index.ts";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";

interface CloseValues {
  readonly dispositionId: string | null;
}

export const close: StepKind<CloseValues> = {
  label: "plan.close",
  hint: "plan.closeHint",
  icon: IconMessageX,
  fresh: () => ({ dispositionId: null }),
  stored: ({ disposition }) => ({ dispositionId: disposition?.id ?? null }),
  input: ({ dispositionId }) => ({ dispositionId }),
  errors: () => ({}),
  summary: ({ dispositionId }, { known }) =>
    known?.disposition?.id === dispositionId ? (known?.disposition?.name ?? "") : "",
  Fields,
  isEnd: true,
};

function Fields({ targets, field }: StepFieldsProps<CloseValues>) {
  const text = useText();
  return (
    <Select
      label={text("plan.dispositionLabel")}
      placeholder={text("common.none")}
      searchable
      clearable
      data={dispositionChoices(targets.dispositions)}
      {...field("dispositionId")}
    />
  );
}

interface DispositionNode {
  readonly id: string;
  readonly name: string;
  readonly children?: readonly DispositionNode[];
}

/** Each level by its whole path: interactions are closed with any of them. */
function dispositionChoices(
  nodes: readonly DispositionNode[] | PlanTargetsQuery["dispositions"],
  above = "",
): { value: string; label: string }[] {
  return nodes.flatMap((node: DispositionNode) => [
    { value: node.id, label: `${above}${node.name}` },
    ...dispositionChoices(node.children ?? [], `${above}${node.name} › `),
  ]);
}
