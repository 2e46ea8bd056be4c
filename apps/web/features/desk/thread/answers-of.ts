/** The token that ties a flow to its message says nothing to an agent. */
const MACHINERY: ReadonlySet<string> = new Set(["flow_token"]);

/** A flow's answers by their names; null when they cannot be read. Pure. */
export function answersOf(response: string): readonly (readonly [name: string, value: string])[] | null {
  try {
    const parsed: unknown = JSON.parse(response);
    if (typeof parsed !== "object" || parsed === null) return null;
    return Object.entries(parsed)
      .filter(([name]) => !MACHINERY.has(name))
      .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
  } catch {
    // No JSON, or nested deeper than it can be written out again.
    return null;
  }
}
