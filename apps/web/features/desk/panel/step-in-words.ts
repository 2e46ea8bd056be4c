/** A step of an interaction's routing as one sentence. Pure. */
import type { RoutingHistoryQuery } from "#gql/types";
import type { Text } from "../../../lib/messages/index.ts";

export type RoutingStep = NonNullable<RoutingHistoryQuery["interaction"]>["routingHistory"][number];

/** "Rang for Ana for 10 s: rejected." Kinds that this console does not know yet have no words but their time. */
export function stepInWords(step: RoutingStep, text: Text): string {
  const target = step.agent?.name ?? step.queue?.name ?? text("desk.history.gone");
  const by = step.by?.name ?? text("desk.history.system");
  switch (step.kind) {
    case "SEARCHED":
      return text(step.reason === "TRANSFER" ? "desk.history.SEARCHED.TRANSFER" : "desk.history.SEARCHED", {
        target,
        by,
        seconds: step.seconds ?? 0,
      });
    case "OFFERED":
      return text(`desk.history.OFFERED.${step.outcome ?? "PENDING"}`, { target, seconds: rangSeconds(step) });
    case "ASSIGNED":
    case "HANDED_BACK":
    case "OWNER_GONE":
    case "PLAN_SPENT":
    case "TAKEN":
    case "TARGET_GONE":
    case "TRANSFER_CANCELLED":
    case "TRANSFER_RETURNED":
      return text(`desk.history.${step.kind}`, { target, by });
    default:
      return "";
  }
}

/** How long it really rang: until it was answered, or at most as long as it may. */
function rangSeconds({ at, endedAt, seconds }: RoutingStep): number {
  return endedAt ? Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(at)) / 1_000)) : (seconds ?? 0);
}
