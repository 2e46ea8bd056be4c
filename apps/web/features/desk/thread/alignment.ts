/**
 * On which side messages stand. Kept by this browser for each agent: how one reads best is also a matter of the
 * screen one sits at.
 */
import { useCallback } from "react";
import { useLocalStorage } from "../../../lib/local-storage.ts";
import { useViewer } from "../../../lib/session/index.ts";
import type { ThreadMessage } from "./timeline.ts";

/** The contact left and us right, the other way round, or everything in one column. */
export const ALIGNMENTS = ["sides", "mirrored", "column"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
export type Side = "start" | "end";

/** The side of a line. */
export function sideOf(direction: ThreadMessage["direction"], alignment: Alignment): Side {
  if (alignment === "column") return "start";
  return (direction === "INBOUND") === (alignment === "sides") ? "start" : "end";
}

/** The signed-in viewer's choice, and how to change it. */
export function useAlignment(): readonly [Alignment, (chosen: Alignment) => void] {
  const [kept, change] = useLocalStorage(`parley.alignment.${useViewer().user.id}`);
  const choose = useCallback((chosen: Alignment) => change(() => chosen), [change]);
  return [ALIGNMENTS.find((known) => known === kept) ?? "sides", choose];
}
