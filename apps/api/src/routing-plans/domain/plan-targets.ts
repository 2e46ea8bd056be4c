/** What steps of a plan may name: kept, deleted or gone while plans that name it live on. Pure. */
import type { IntervalId, QueueId, RoutingCondition, UserId } from "@parley/schema";

/** Something that a step names by its id. */
export interface Reference {
  readonly to: "queue" | "agent" | "disposition" | "interval";
  readonly id: string;
}

/** What there is while a plan runs. A step whose target is gone is skipped. */
export interface PlanTargets {
  /** Undefined: there is no such agent on the account. */
  agent(id: UserId): unknown;
  /** Undefined: there is no such queue. */
  queue(id: QueueId): unknown;
  /** Whether an interval is open; undefined: there is no such interval. */
  isOpen(id: IntervalId, at: Date): boolean | undefined;
  /** Whether the operator has registered a command. */
  hasCommand(name: string): boolean;
}

/** The reference of a field; none while nothing is chosen. */
export function referenceTo(to: Reference["to"], id: string | null | undefined): Reference[] {
  return id ? [{ to, id }] : [];
}

/** The intervals that a condition asks about. */
export function intervalsIn(condition: RoutingCondition): ReadonlySet<string> {
  const inner = [...(condition.and ?? []), ...(condition.or ?? []), ...(condition.not ? [condition.not] : [])];
  const own = condition.interval ? [condition.interval.intervalId] : [];
  return new Set([...own, ...inner.flatMap((it) => [...intervalsIn(it)])]);
}
