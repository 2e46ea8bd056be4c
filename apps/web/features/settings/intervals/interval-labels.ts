import type { Text } from "../../../lib/messages/index.ts";
import type { SubsetValues } from "./interval-values.ts";

/** What each field is called in the summary of errors, by its path. */
export function intervalLabels(text: Text, subsets: readonly SubsetValues[]): Record<string, string> {
  const ofParts = subsets.flatMap((_, place) =>
    (["from", "to", "monthDays", "months"] as const).map((field) => [
      `subsets.${place}.${field}`,
      text("intervals.fieldOfPart", { number: place + 1, field: text(`intervals.${field}`) }),
    ]),
  );
  return {
    name: text("intervals.name"),
    description: text("intervals.description"),
    timeZone: text("intervals.timeZone"),
    subsets: text("intervals.parts"),
    ...Object.fromEntries(ofParts),
  };
}
