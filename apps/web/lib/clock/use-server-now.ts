import { useEffect, useState } from "react";
import { useMadeAt } from "../prefetch/hydrate-cache.tsx";
import { serverNow } from "./server-clock.ts";

/** The server's time in milliseconds, renewed every `everyMs`; stands still while not needed. */
export function useServerNow(everyMs: number, isNeeded = true): number {
  const madeAt = useMadeAt();
  const [now, setNow] = useState(() => madeAt ?? serverNow());
  useEffect(() => {
    if (!isNeeded) return;
    setNow(serverNow());
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, isNeeded]);
  return now;
}
