import type { IntlShape } from "react-intl";
import type { Text } from "../../../lib/messages/index.ts";

/** `Today`, `Yesterday`, `Thursday 12 March`, with the year when it is another one. */
export function dayInWords(day: Date, today: Date, intl: IntlShape, text: Text): string {
  if (day.toDateString() === today.toDateString()) return text("desk.day.today");
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === yesterday.toDateString()) return text("desk.day.yesterday");
  const parts = { weekday: "long", day: "numeric", month: "long" } as const;
  return intl.formatDate(day, day.getFullYear() === today.getFullYear() ? parts : { ...parts, year: "numeric" });
}
