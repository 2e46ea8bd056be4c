/** The desk's three lists: what each asks the API for, and what belongs to it when an event changes it. Pure. */
import { SEARCH_LIMITS } from "@parley/schema/plain";
import type { InteractionOrder, InteractionWhere, LiveInteractionFragment } from "#gql/types";

export const LIST_KINDS = ["mine", "waiting", "closed"] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export interface ListQuestion {
  readonly where: InteractionWhere;
  readonly orderBy: InteractionOrder;
  readonly first: number;
}

const OPEN_PHASES = ["ASSIGNED", "OFFERED", "ROUTING", "WAITING"] as const;

/** One object per agent and kind: Apollo finds the cached list by it. */
export function listQuestion(kind: ListKind, agentId: string): ListQuestion {
  const ofAgent = { assignedAgentId: { in: [agentId] } };
  switch (kind) {
    case "mine":
      return { where: { ...ofAgent, phase: { in: [...OPEN_PHASES] } }, orderBy: "LAST_MESSAGE_NEWEST", first: 100 };
    case "waiting":
      return { where: { phase: { in: ["WAITING"] } }, orderBy: "WAITING_OLDEST", first: 50 };
    case "closed":
      return { where: { ...ofAgent, phase: { in: ["CLOSED"] } }, orderBy: "LAST_MESSAGE_NEWEST", first: 50 };
  }
}

/** The same list, of those alone whose contact's name or number or one of whose tags has these words. */
export function searchQuestion(kind: ListKind, agentId: string, search: string): ListQuestion {
  const { where, ...question } = listQuestion(kind, agentId);
  const has = { contains: search.slice(0, SEARCH_LIMITS.textLength) };
  const fits: InteractionWhere[] = [{ contactName: has }, { tag: has }];
  if (/\d{2}/.test(search)) fits.push({ contactPhone: has });
  return { ...question, where: { and: [where, { or: fits }] } };
}

type Facts = Pick<LiveInteractionFragment, "phase" | "lastMessageAt" | "waitingSince" | "openedAt"> & {
  readonly assignedAgent?: { readonly id: string } | null;
  readonly lastMessage?: { readonly id: string } | null;
};

export function belongsTo(kind: ListKind, { phase, assignedAgent }: Facts, agentId: string): boolean {
  switch (kind) {
    case "mine":
      return phase !== "CLOSED" && assignedAgent?.id === agentId;
    case "waiting":
      return phase === "WAITING";
    case "closed":
      return phase === "CLOSED" && assignedAgent?.id === agentId;
  }
}

/**
 * The rows in the list's order, whatever order events put them in. Providers count whole seconds: of one second, the
 * message that came later is newer, and its id greater.
 */
export function arranged<Row extends Facts>(kind: ListKind, rows: readonly Row[]): readonly Row[] {
  const isWaiting = kind === "waiting";
  const moment = (row: Row): number =>
    Date.parse((isWaiting ? row.waitingSince : row.lastMessageAt) ?? row.openedAt) * (isWaiting ? 1 : -1);
  const came = (row: Row): string => (isWaiting ? "" : (row.lastMessage?.id ?? ""));
  return rows
    .map((row) => ({ row, at: moment(row), came: came(row) }))
    .sort((one, other) => one.at - other.at || Number(one.came < other.came) - Number(one.came > other.came))
    .map(({ row }) => row);
}
