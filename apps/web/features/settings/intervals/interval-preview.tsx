"use client";
import { useQuery } from "@apollo/client/react";
import { ActionIcon, Badge, Button, Group, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { useCalendarWords } from "./calendar-words.ts";
import styles from "./interval.module.css";
import { draftOf, type IntervalValues } from "./interval-values.ts";
import { IntervalPreviewQuery } from "./operations.ts";
import { asTyped, momentOf, mondayOf } from "./preview-moments.ts";
import { WeekView } from "./week-view.tsx";

const TYPING_MS = 250;

/** What the interval on the form would do: the week that it opens, and whether it is open at a moment. The API says so. */
export function IntervalPreview({ values }: { values: IntervalValues }) {
  const text = useText();
  const words = useCalendarWords();
  const [weeks, setWeeks] = useState(0);
  const [asked, setAsked] = useState(() => asTyped(new Date()));
  const [now] = useState(() => new Date());
  const [draft] = useDebouncedValue(JSON.stringify(draftOf(values)), TYPING_MS);
  const query = useQuery(IntervalPreviewQuery, {
    variables: {
      draft: JSON.parse(draft) as ReturnType<typeof draftOf>,
      weekOf: mondayOf(now, weeks).toISOString(),
      moment: momentOf(asked, now).toISOString(),
    },
  });
  const data = query.data ?? query.previousData;

  return (
    <section className={styles.preview} aria-label={text("intervals.preview")}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2}>{text("intervals.week")}</Title>
        <Group gap="2xs" wrap="nowrap">
          <ActionIcon aria-label={text("intervals.weekBefore")} onClick={() => setWeeks(weeks - 1)}>
            <IconChevronLeft size="1.125rem" aria-hidden />
          </ActionIcon>
          <Button variant="default" size="compact-xs" disabled={weeks === 0} onClick={() => setWeeks(0)}>
            {text("intervals.thisWeek")}
          </Button>
          <ActionIcon aria-label={text("intervals.weekAfter")} onClick={() => setWeeks(weeks + 1)}>
            <IconChevronRight size="1.125rem" aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ intervalPreview: { week, effectiveTimeZone, isOpenAt, nextChange } }) => (
          <>
            <WeekView days={week} today={dateIn(now, effectiveTimeZone)} />
            <Text size="xs" c="dimmed">
              {text("intervals.shownIn", { zone: effectiveTimeZone })}
            </Text>
            <TextInput
              type="datetime-local"
              label={text("intervals.isItOpen")}
              description={text("intervals.yourTime")}
              value={asked}
              onChange={(event) => setAsked(event.currentTarget.value)}
            />
            <Group gap="xs" role="status">
              <Badge color={isOpenAt ? "positive" : "gray"}>
                {text(isOpenAt ? "intervals.open" : "intervals.closed")}
              </Badge>
              <Text size="xs" c="dimmed">
                {words.moment(momentOf(asked, now).toISOString(), effectiveTimeZone)}
                {" · "}
                {nextChange
                  ? text(isOpenAt ? "intervals.closesAt" : "intervals.opensAt", {
                      moment: words.moment(nextChange, effectiveTimeZone),
                    })
                  : text("intervals.neverChanges")}
              </Text>
            </Group>
          </>
        )}
      </Loaded>
    </section>
  );
}

function dateIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(moment);
}
