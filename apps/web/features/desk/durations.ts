/** The service window as people read it at a glance. Pure. */
import type { Text } from "../../lib/messages/index.ts";

/** How much of the service window is left (R12): `18 h left`, `42 min left`; null when it is over. */
export function windowLeft(endsAt: string | null | undefined, now: number, text: Text): string | null {
  const left = endsAt ? Date.parse(endsAt) - now : 0;
  if (left <= 0) return null;
  const minutes = Math.floor(left / 60_000);
  if (minutes >= 60) return text("desk.window.hours", { hours: Math.floor(minutes / 60) });
  return minutes >= 1 ? text("desk.window.minutes", { minutes }) : text("desk.window.seconds");
}

/** Less than this and the remaining time is shown as urgent. */
export const WINDOW_SHORT_MS = 60 * 60_000;
