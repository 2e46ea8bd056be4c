"use client";
import { useIntl } from "react-intl";
import type { Weekday } from "#gql/types";
import { WEEKDAYS } from "./interval-values.ts";

/** 2024-01-01 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Names of week days and months in the user's language. */
export function useCalendarWords() {
  const { formatDate } = useIntl();
  return {
    weekday: (weekday: Weekday, form: "short" | "long" = "short") =>
      formatDate(MONDAY + WEEKDAYS.indexOf(weekday) * DAY_MS, { weekday: form, timeZone: "UTC" }),
    month: (month: number, form: "short" | "long" = "long") =>
      formatDate(Date.UTC(2024, month - 1, 1), { month: form, timeZone: "UTC" }),
    /** `2026-11-26` as a day and month. */
    date: (date: string) => formatDate(`${date}T00:00:00Z`, { day: "numeric", month: "short", timeZone: "UTC" }),
    /** A moment as the clock on the wall shows it in a time zone. */
    moment: (moment: string, timeZone: string) =>
      formatDate(moment, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        timeZone,
      }),
  };
}
