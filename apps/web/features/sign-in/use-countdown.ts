"use client";
import { useEffect, useState } from "react";

/** Whole seconds left since `start`, down to 0. */
export function useCountdown(): { readonly seconds: number; start(seconds: number): void } {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return { seconds, start: (from) => setSeconds(Math.ceil(from)) };
}
