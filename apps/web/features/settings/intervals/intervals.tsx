"use client";
import { useQuery } from "@apollo/client/react";
import { Badge, Text } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { IconCalendarTime } from "@tabler/icons-react";
import { useState } from "react";
import type { IntervalsQuery as IntervalsData } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { AddButton, type Column, DeleteItem, EditItem, List, RowLink } from "../../../ui/list/index.ts";
import { useCalendarWords } from "./calendar-words.ts";
import { DeleteInterval } from "./delete-interval.tsx";
import { IntervalsQuery } from "./operations.ts";

type IntervalRow = IntervalsData["intervals"]["edges"][number]["node"];
const MINUTE_MS = 60_000;

/** Every interval, whether it is open now, and what uses it. */
export function Intervals() {
  const text = useText();
  const [search, setSearch] = useState("");
  const [now, setNow] = useState(() => new Date().toISOString());
  useInterval(() => setNow(new Date().toISOString()), MINUTE_MS, { autoInvoke: true });
  const [doomed, setDoomed] = useState<IntervalRow | null>(null);
  const query = useQuery(IntervalsQuery, { variables: { search: search || null, now } });
  const columns = useColumns();

  return (
    <>
      <List
        query={query}
        rows={({ intervals }) => intervals}
        label={text("intervals.title")}
        columns={columns}
        summary={({ effectiveTimeZone }) => effectiveTimeZone}
        menu={{
          nameOf: ({ name }) => name,
          items: (row) => (
            <>
              <EditItem href={`/settings/intervals/${row.id}`} />
              <DeleteItem onClick={() => setDoomed(row)} />
            </>
          ),
        }}
        search={{ label: text("intervals.search"), onSearch: setSearch }}
        sought={search}
        action={<AddButton label={text("intervals.add")} href="/settings/intervals/new" />}
        empty={{ icon: IconCalendarTime, title: text("intervals.emptyTitle"), body: text("intervals.emptyBody") }}
      />
      {doomed && <DeleteInterval interval={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
}

function useColumns(): Column<IntervalRow>[] {
  const text = useText();
  const words = useCalendarWords();
  return [
    {
      id: "name",
      title: text("intervals.name"),
      cell: ({ id, name }) => <RowLink href={`/settings/intervals/${id}`}>{name}</RowLink>,
    },
    { id: "zone", title: text("intervals.timeZone"), wide: true, cell: ({ effectiveTimeZone }) => effectiveTimeZone },
    {
      id: "next",
      title: text("intervals.next"),
      wide: true,
      cell: ({ isOpenAt, nextChange, effectiveTimeZone }) => (
        <Text span size="xs" c="dimmed">
          {nextChange
            ? text(isOpenAt ? "intervals.closesAt" : "intervals.opensAt", {
                moment: words.moment(nextChange, effectiveTimeZone),
              })
            : text("intervals.neverChanges")}
        </Text>
      ),
    },
    {
      id: "used",
      title: text("intervals.usedBy"),
      wide: true,
      cell: ({ usedBy }) => usedBy.map(({ name }) => name).join(", "),
    },
    {
      id: "now",
      title: text("intervals.now"),
      fit: true,
      cell: ({ isOpenAt }) => (
        <Badge color={isOpenAt ? "positive" : "gray"}>{text(isOpenAt ? "intervals.open" : "intervals.closed")}</Badge>
      ),
    },
  ];
}
