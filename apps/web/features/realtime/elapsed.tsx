"use client";
import { useInterval } from "@mantine/hooks";
import { useState } from "react";

const SECOND_MS = 1_000;

/** How long it has been since a moment, running: `4:07`, `1:04:07`. */
export function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), SECOND_MS, { autoInvoke: true });
  return (
    <time className="tabular" dateTime={since}>
      {clock(Math.max(0, Math.floor((now - Date.parse(since)) / SECOND_MS)))}
    </time>
  );
}

function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const padded = (value: number) => String(value).padStart(2, "0");
  const rest = padded(seconds % 60);
  return hours > 0 ? `${hours}:${padded(minutes)}:${rest}` : `${minutes}:${rest}`;
}
