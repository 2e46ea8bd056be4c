/** The service window as people read it at a glance. Pure. */
import { serviceWindowLeftMs } from "@parley/schema/plain";
import type { Text } from "../../lib/messages/index.ts";

/** How much of the service window is left (R12): `18 h left`, `42 min left`; null when it is over. */
export function windowLeft(endsAt: string | null | undefined, now: number, text: Text): string | null {
  const left = windowLeftMs(endsAt, now);
  if (left === 0) return null;
  const minutes = Math.floor(left / 60_000);
  if (minutes >= 60) return text("desk.window.hours", { hours: Math.floor(minutes / 60) });
  return minutes >= 1 ? text("desk.window.minutes", { minutes }) : text("desk.window.seconds");
}

/** Whether the window is open and so little of it is left that it is shown as urgent. */
export function isWindowShort(endsAt: string | null | undefined, now: number): boolean {
  const left = windowLeftMs(endsAt, now);
  return left > 0 && left < WINDOW_SHORT_MS;
}

export function windowLeftMs(endsAt: string | null | undefined, now: number): number {
  return serviceWindowLeftMs(endsAt ? new Date(endsAt) : null, new Date(now));
}

const WINDOW_SHORT_MS = 60 * 60_000;
