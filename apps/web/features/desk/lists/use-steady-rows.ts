import { useMemo, useRef } from "react";

export interface SteadyRow<Row> {
  readonly row: Row;
  /** It has left the list: it keeps its place until the pointer leaves, so that nothing slips under it. */
  readonly isGone: boolean;
}

/**
 * Rows that do not jump under the pointer: while `isHeld` each keeps its place, what is new comes last, and what has left
 * stays as a trace. Let go, the list is in its own order again.
 */
export function useSteadyRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
  isHeld: boolean,
): readonly SteadyRow<Row>[] {
  const shown = useRef<readonly SteadyRow<Row>[]>([]);
  return useMemo(() => {
    shown.current = isHeld ? steadied(shown.current, rows) : rows.map((row) => ({ row, isGone: false }));
    return shown.current;
  }, [rows, isHeld]);
}

/** The rows on screen brought up to date, each in its place. Pure. */
export function steadied<Row extends { readonly id: string }>(
  shown: readonly SteadyRow<Row>[],
  rows: readonly Row[],
): readonly SteadyRow<Row>[] {
  const now = new Map(rows.map((row) => [row.id, row]));
  const kept = shown.map(({ row }) => {
    const current = now.get(row.id);
    now.delete(row.id);
    return { row: current ?? row, isGone: current === undefined };
  });
  return [...kept, ...[...now.values()].map((row) => ({ row, isGone: false }))];
}
