"use client";
import { Tooltip } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { useState } from "react";
import { useIntl } from "react-intl";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A moment as people say it: relative up to a day, then the date; the exact time on hover. */
export function When({ at }: { at: string }) {
  const { formatDate, formatRelativeTime } = useIntl();
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), MINUTE_MS, { autoInvoke: true });

  const ago = now - Date.parse(at);
  const isRecent = Math.abs(ago) < DAY_MS;
  const shown = isRecent
    ? Math.abs(ago) < HOUR_MS
      ? formatRelativeTime(-Math.round(ago / MINUTE_MS), "minute", { style: "narrow", numeric: "auto" })
      : formatRelativeTime(-Math.round(ago / HOUR_MS), "hour", { style: "narrow", numeric: "auto" })
    : formatDate(at, { dateStyle: "medium" });

  return (
    <Tooltip label={formatDate(at, { dateStyle: "full", timeStyle: "medium" })}>
      <time dateTime={at}>{shown}</time>
    </Tooltip>
  );
}
