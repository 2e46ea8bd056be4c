/** The tabs of a desk: which interactions have one, in which order, and which leaves when there are too many. Pure. */
import { TABS_MAX } from "@parley/schema/plain";
import type { LiveInteractionFragment } from "#gql/types";

export type Tab = Pick<
  LiveInteractionFragment,
  "id" | "number" | "isTabOpen" | "isUnread" | "unreadCount" | "lastMessageAt" | "openedAt" | "account" | "contact"
>;

/** What the agent owns and keeps in a tab, in the order it came in: a tab never moves while another changes. */
export function tabsOf<Row extends Tab>(owned: readonly Row[]): readonly Row[] {
  return owned.filter(({ isTabOpen }) => isTabOpen).toSorted((one, other) => one.number - other.number);
}

/**
 * The tab that makes room when there are more than a desk keeps: of those that are read and not on screen, the one where
 * nothing has happened for longest. Null while there is room, and when none may go: what is unread is never put away.
 */
export function tabToLeave<Row extends Tab>(tabs: readonly Row[], shownId: string | null): Row | null {
  if (tabs.length <= TABS_MAX) return null;
  const quiet = tabs
    .filter(({ id, isUnread }) => id !== shownId && !isUnread)
    .toSorted((one, other) => lastWord(one) - lastWord(other));
  return quiet[0] ?? null;
}

/** The tab that many places along, round the ends; null when there is no other. */
export function tabBeside<Row extends Tab>(tabs: readonly Row[], shownId: string | null, by: -1 | 1): Row | null {
  if (tabs.length === 0) return null;
  const place = tabs.findIndex(({ id }) => id === shownId);
  const next = place < 0 ? (by === 1 ? 0 : tabs.length - 1) : (place + by + tabs.length) % tabs.length;
  return next === place ? null : (tabs[next] ?? null);
}

const lastWord = ({ lastMessageAt, openedAt }: Tab): number => Date.parse(lastMessageAt ?? openedAt);
