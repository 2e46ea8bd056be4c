/** Rows as one JSON parameter, for set-based statements. What PostgreSQL's text cannot hold (NUL, half a surrogate pair) is left out or replaced. */
export function asJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value,
  );
}
