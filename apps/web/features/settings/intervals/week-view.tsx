"use client";
import { Text, Tooltip } from "@mantine/core";
import type { IntervalPreviewQuery } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useCalendarWords } from "./calendar-words.ts";
import styles from "./interval.module.css";

type Day = IntervalPreviewQuery["intervalPreview"]["week"][number];

const DAY_MINUTES = 1_440;

/** Seven days, each a bar from midnight to midnight with what is open filled in. */
export function WeekView({ days, today }: { days: readonly Day[]; today: string }) {
  const text = useText();
  return (
    <div>
      <ul className={styles.days} aria-label={text("intervals.week")}>
        {days.map((day) => (
          <DayBar key={day.date} day={day} isToday={day.date === today} />
        ))}
      </ul>
      <div className={styles.hours} aria-hidden>
        <span />
        <div className={`${styles.scale} tabular`}>
          {["00", "06", "12", "18", "24"].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
      </div>
    </div>
  );
}

function DayBar({ day, isToday }: { day: Day; isToday: boolean }) {
  const text = useText();
  const words = useCalendarWords();
  const spans = day.open.map(({ from, to }) => `${from}–${to}`).join(", ");
  return (
    <li className={styles.day} data-today={isToday || undefined}>
      <span className={`${styles.dayName} tabular`}>
        {words.weekday(day.weekday)}{" "}
        <Text span inherit c="dimmed">
          {words.date(day.date)}
        </Text>
      </span>
      <Tooltip label={spans || text("intervals.closedAllDay")}>
        <div className={styles.bar}>
          <span className="visually-hidden">{spans || text("intervals.closedAllDay")}</span>
          {day.open.map(({ from, to }) => (
            <span key={`${from}${to}`} className={styles.span} style={placeOf(from, to)} aria-hidden />
          ))}
        </div>
      </Tooltip>
    </li>
  );
}

/** The last minute is open to its end. */
function placeOf(from: string, to: string) {
  const start = minuteOf(from);
  return {
    insetInlineStart: `${(start / DAY_MINUTES) * 100}%`,
    width: `${((minuteOf(to) + 1 - start) / DAY_MINUTES) * 100}%`,
  };
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
