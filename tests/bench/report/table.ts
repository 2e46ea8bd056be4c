/** Rows as a table that fits a terminal and a README. */

import { type Row, verdictOf } from "./row.ts";
import { median, range } from "./statistics.ts";

const HEADINGS = ["", "what", "ours: median (range)", "unit", "limit, same run", "ratio", "floor", "goal", "reached"];

export function table(rows: readonly Row[]): string {
  const cells = [HEADINGS, HEADINGS.map(() => ""), ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row, line) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0, line === 1 ? "-" : " ")))
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function cellsOf(row: Row): string[] {
  const value = median(row.ours);
  return [
    row.id,
    row.what,
    spread(row.ours),
    row.unit,
    row.limit === null ? "" : `${spread(row.limit.values)} ${row.limit.what}`,
    ratio(row),
    figure(row.floor),
    figure(row.goal),
    verdictOf(row, value),
  ];
}

function spread(values: readonly number[]): string {
  const { least, most } = range(values);
  return least === most ? figure(least) : `${figure(median(values))} (${figure(least)}–${figure(most)})`;
}

/** Each round against the limit of the same round: the machine's speed falls out. */
function ratio({ ours, limit }: Row): string {
  if (limit === null) return "";
  const ratios = ours.map((value, round) => value / (limit.values[round] ?? Number.NaN));
  const wished = limit.wished === null ? "" : ` (≥ ${limit.wished})`;
  return `${median(ratios).toFixed(2)}${wished}`;
}

function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return String(Math.round(value * 10) / 10);
}
