"use client";
import { useSearchParams } from "next/navigation";
import type { InteractionPhase, InteractionWhere } from "#gql/types";
import type { MessageId } from "../../lib/messages/index.ts";

/** Phases as people ask for them. */
export const phaseChoices = [
  { name: "waiting", label: "interactions.phaseWaiting", phases: ["ROUTING", "OFFERED", "WAITING"] },
  { name: "assigned", label: "interactions.phaseAssigned", phases: ["ASSIGNED"] },
  { name: "closed", label: "interactions.phaseClosed", phases: ["CLOSED"] },
] as const satisfies readonly { name: string; label: MessageId; phases: readonly InteractionPhase[] }[];

export type PhaseChoice = (typeof phaseChoices)[number]["name"];

/** What the list is limited to; kept in the address, so that a list can be linked and gone back to. */
export interface InteractionFilters {
  readonly phase: PhaseChoice | null;
  readonly accountId: string | null;
}

export function useInteractionFilters(): [InteractionFilters, (change: Partial<InteractionFilters>) => void] {
  const asked = useSearchParams();
  const filters: InteractionFilters = {
    phase: phaseChoices.find(({ name }) => name === asked.get("phase"))?.name ?? null,
    accountId: asked.get("account"),
  };

  function change(next: Partial<InteractionFilters>) {
    const { phase, accountId } = { ...filters, ...next };
    const url = new URL(window.location.href);
    setOrDelete(url, "phase", phase);
    setOrDelete(url, "account", accountId);
    window.history.replaceState(null, "", url);
  }

  return [filters, change];
}

function setOrDelete(url: URL, name: string, value: string | null): void {
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
}

/** The filter as the API takes it; null when nothing limits the list. */
export function whereOf({ phase, accountId }: InteractionFilters): InteractionWhere | null {
  if (phase === null && accountId === null) return null;
  const phases = phaseChoices.find(({ name }) => name === phase)?.phases;
  return {
    ...(phases && { phase: { in: [...phases] } }),
    ...(accountId !== null && { accountId: { in: [accountId] } }),
  };
}
