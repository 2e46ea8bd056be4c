import type { IntervalId } from "@parley/schema";
import { isOpenAt, type OpeningHours } from "../../intervals/index.ts";
import type { Em } from "../../platform/database.ts";
import type { SystemCommands } from "../../platform/system-commands.ts";
import { idsOf, type PlanStep, type PlanTargets, referencesIn } from "../../routing-plans/index.ts";

export type OpeningHoursOf = (em: Em, ids: readonly IntervalId[]) => Promise<ReadonlyMap<IntervalId, OpeningHours>>;

/** What steps of these plans may name besides agents and queues. */
export async function loadPlanTargets(
  em: Em,
  { openingHours, commands }: { readonly openingHours: OpeningHoursOf; readonly commands: SystemCommands },
  plans: readonly (readonly PlanStep[])[],
): Promise<Pick<PlanTargets, "isOpen" | "hasCommand">> {
  const ids = [...new Set(idsOf(plans.flatMap(referencesIn), "interval"))] as IntervalId[];
  const hours = ids.length === 0 ? new Map<IntervalId, OpeningHours>() : await openingHours(em, ids);
  return {
    isOpen(id, at) {
      const found = hours.get(id);
      return found === undefined ? undefined : isOpenAt(found, at);
    },
    hasCommand: (name) => commands.has(name),
  };
}
