"use client";
import { Badge, Tooltip } from "@mantine/core";
import type { InteractionPhase } from "#gql/types";
import { type MessageId, useText } from "../../lib/messages/index.ts";

const phases: Record<
  InteractionPhase,
  { readonly label: MessageId; readonly color: string; readonly variant: "light" | "outline" }
> = {
  ROUTING: { label: "interactions.ROUTING", color: "accent", variant: "outline" },
  OFFERED: { label: "interactions.OFFERED", color: "accent", variant: "outline" },
  WAITING: { label: "interactions.WAITING", color: "accent", variant: "outline" },
  ASSIGNED: { label: "interactions.ASSIGNED", color: "accent", variant: "light" },
  CLOSED: { label: "interactions.CLOSED", color: "gray", variant: "light" },
};

/** Where an interaction stands; a closed one by its deepest disposition, the other levels on hover. */
export function PhaseBadge({ phase, disposition }: { phase: InteractionPhase; disposition: readonly string[] }) {
  const text = useText();
  const deepest = phase === "CLOSED" ? disposition.at(-1) : undefined;
  return (
    <Tooltip label={disposition.join(" › ")} disabled={deepest === undefined}>
      <Badge color={phases[phase].color} variant={phases[phase].variant} maw="10rem">
        {deepest ?? text(phases[phase].label)}
      </Badge>
    </Tooltip>
  );
}
