"use client";
import { useQuery } from "@apollo/client/react";
import { Badge, Button, Menu, Text } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { IconCalendarTime, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import type { IntervalsQuery as IntervalsData } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import {
  type Column,
  DataTable,
  ListBar,
  LoadMore,
  NothingFound,
  RowLink,
  RowMenu,
  SearchField,
} from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
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
  const data = query.data ?? query.previousData;
  const columns = useColumns(setDoomed);

  return (
    <>
      <ListBar action={<AddInterval />}>
        <SearchField label={text("intervals.search")} onSearch={setSearch} />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ intervals }) =>
          intervals.edges.length > 0 ? (
            <DataTable
              label={text("intervals.title")}
              rows={intervals.edges.map(({ node }) => node)}
              columns={columns}
              summary={({ effectiveTimeZone }) => effectiveTimeZone}
              footer={
                <LoadMore
                  shown={intervals.edges.length}
                  total={intervals.totalCount}
                  hasMore={intervals.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: intervals.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : search ? (
            <NothingFound search={search} />
          ) : (
            <EmptyState
              icon={IconCalendarTime}
              title={text("intervals.emptyTitle")}
              body={text("intervals.emptyBody")}
              action={<AddInterval />}
            />
          )
        }
      </Loaded>
      {doomed && <DeleteInterval interval={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
}

function AddInterval() {
  const text = useText();
  return (
    <Button component={Link} href="/settings/intervals/new" leftSection={<IconPlus size="1rem" aria-hidden />}>
      {text("intervals.add")}
    </Button>
  );
}

function useColumns(onDelete: (interval: IntervalRow) => void): Column<IntervalRow>[] {
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
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (row) => (
        <RowMenu name={row.name}>
          <Menu.Item
            component={Link}
            href={`/settings/intervals/${row.id}`}
            leftSection={<IconPencil size="1rem" aria-hidden />}
          >
            {text("common.edit")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size="1rem" aria-hidden />}
            onClick={() => onDelete(row)}
          >
            {text("common.delete")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];
}
