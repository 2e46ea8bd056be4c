/** Spans of time as people read them at a glance. Pure. */
import type { Text } from "../../lib/messages/index.ts";

/** `0:42`, `12:05`, `1:03:20`. Never negative. */
export function clockSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (value: number): string => value.toString().padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

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
