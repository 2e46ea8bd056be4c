"use client";
import { type ReactNode, useEffect, useState } from "react";

const DELAY_MS = 150;

/** Shows its children only after 150 ms, so that what loads at once does not flicker. */
export function Delayed({ children }: { children: ReactNode }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return isDue ? children : null;
}
