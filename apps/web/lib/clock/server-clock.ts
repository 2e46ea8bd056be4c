/** The server's time by this browser's clock, which may be wrong by minutes: deadlines are the server's (R14). */

/** The Date header counts whole seconds and the way costs time: a smaller difference is no difference. */
const TOLERANCE_MS = 2_000;
let offsetMs = 0;

/** What the server's clock says now. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** Compares the clocks once. When it cannot, the browser's is believed. */
export async function compareClocks(): Promise<void> {
  try {
    const before = Date.now();
    const response = await fetch("/healthz", { cache: "no-store" });
    const said = Date.parse(response.headers.get("date") ?? "");
    const difference = said + 500 - (before + Date.now()) / 2;
    offsetMs = Number.isNaN(difference) || Math.abs(difference) < TOLERANCE_MS ? 0 : difference;
  } catch {
    // Offline: the connection pill says so already.
  }
}
