/** What steps do to an interaction while their plan runs. Pure: the caller stores it. */
import type { PlanFacts } from "./plan-facts.ts";

export type PlanEffect =
  | { readonly do: "reply"; readonly stepId: string; readonly text: string }
  | { readonly do: "tag"; readonly tag: string }
  | { readonly do: "set"; readonly variable: string; readonly text: string }
  /** A line of the thread in words. */
  | { readonly do: "note"; readonly event: PlanNote; readonly text?: string };

export type PlanNote = "target_gone" | "plan_spent" | "jumps_spent" | "variables_full" | "plan_note" | "call_failed";

/** What later steps see of the effects of earlier ones. */
export interface PlanProgress {
  readonly facts: PlanFacts;
  /** Automatic replies that were sent in this interaction, by the ids of their steps. */
  readonly repliedStepIds: ReadonlySet<string>;
}

/** How one effect changes what later steps see. */
const SEEN: {
  readonly [Kind in PlanEffect["do"]]: (
    progress: PlanProgress,
    effect: Extract<PlanEffect, { readonly do: Kind }>,
  ) => PlanProgress;
} = {
  reply: (progress, { stepId }) => ({ ...progress, repliedStepIds: new Set([...progress.repliedStepIds, stepId]) }),
  tag({ facts, ...progress }, { tag }) {
    const { interaction } = facts;
    return { ...progress, facts: { ...facts, interaction: { ...interaction, tags: [...interaction.tags, tag] } } };
  },
  set: ({ facts, ...progress }, { variable, text }) => ({
    ...progress,
    facts: { ...facts, variables: { ...facts.variables, [variable]: text } },
  }),
  note: (progress) => progress,
};

/** The progress once effects are done. */
export function afterEffects({ facts, repliedStepIds }: PlanProgress, effects: readonly PlanEffect[]): PlanProgress {
  return effects.reduce<PlanProgress>(seenWith, { facts, repliedStepIds });
}

export function isPlanEffect(effect: { readonly do: string }): effect is PlanEffect {
  return Object.hasOwn(SEEN, effect.do);
}

function seenWith<Kind extends PlanEffect["do"]>(
  progress: PlanProgress,
  effect: Extract<PlanEffect, { readonly do: Kind }> & { readonly do: Kind },
): PlanProgress {
  return SEEN[effect.do](progress, effect);
}
