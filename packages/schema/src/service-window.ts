/** How long free text may be sent (R12): one rule for the API's check, its answers and the screen. Plain. */
import { SERVICE_WINDOW_HOURS } from "./limits.ts";

/** When the window closes that the contact's last message opened; null when they have never written. */
export function serviceWindowEndsAt(lastInboundAt: Date | null): Date | null {
  return lastInboundAt === null ? null : new Date(lastInboundAt.getTime() + SERVICE_WINDOW_HOURS * 3_600_000);
}

/** Milliseconds until the window closes; 0 when it is closed or was never open. */
export function serviceWindowLeftMs(endsAt: Date | null, now: Date): number {
  return endsAt === null ? 0 : Math.max(0, endsAt.getTime() - now.getTime());
}
