/** One line of the table: what was measured, beside what the machine could do at best in the same run. */
export interface Row {
  /** What its benchmark is chosen by. */
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  /** One value a round. */
  readonly ours: readonly number[];
  /** One value a round, measured between ours; null where nothing is compared. */
  readonly limit: Limit | null;
  readonly better: "more" | "less";
  readonly floor: number;
  readonly goal: number;
}

export interface Limit {
  readonly what: string;
  readonly values: readonly number[];
  /** Ratio of ours to the limit that is wished; null: none is. */
  readonly wished: number | null;
}

/** How a row stands: speed never fails a run, only wrong results do. */
export type Verdict = "goal" | "floor" | "below";

export function verdictOf({ better, floor, goal }: Row, value: number): Verdict {
  const reaches = (mark: number) => (better === "more" ? value >= mark : value <= mark);
  if (reaches(goal)) return "goal";
  return reaches(floor) ? "floor" : "below";
}
