"use client";
import { Text } from "@mantine/core";
import type { ComponentProps, ReactNode } from "react";
import type { Fetched } from "../../lib/fetching.ts";
import { useText } from "../../lib/messages/index.ts";
import { Loaded } from "../loaded/loaded.tsx";
import { EmptyState } from "../states/empty-state.tsx";
import { ListSkeleton } from "../states/list-skeleton.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import { ListBar } from "./list-bar.tsx";
import { LoadMore } from "./load-more.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { RowMenu } from "./row-menu.tsx";
import { SearchField } from "./search-field.tsx";

/** One page after the other of a connection, as `fetchMore` joins them. */
interface Connection<Row> {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly totalCount: { readonly value: number; readonly isExact: boolean };
}

type Known = { readonly id: string };

/** The rows: all of them, or as many pages as were asked for. */
type Rows<Row> = readonly Row[] | Connection<Row>;

interface Query<Data> extends Fetched<Data> {
  readonly previousData?: Data | undefined;
  /** Called only where the query has pages, and so takes `after`. */
  readonly fetchMore: (next: never) => Promise<unknown>;
}

/**
 * A list in each of its states: search and filters above it, its first load, its error, rows with their menus and the
 * next page, a search without a hit, and nothing yet with what to do about it.
 */
export function List<Data, Row extends Known>(props: {
  readonly query: Query<Data>;
  readonly rows: (data: Data) => Rows<Row>;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** On a phone, below a row's first column. */
  readonly summary?: (row: Row) => ReactNode;
  /** The menu at a row's end: Mantine's `Menu.Item`s, and what the row is called. */
  readonly menu?: { readonly nameOf: (row: Row) => string; readonly items: (row: Row) => ReactNode };
  /** Without a search the bar stands only above rows, with a sentence about the list. */
  readonly search?: ComponentProps<typeof SearchField>;
  readonly filters?: ReactNode;
  readonly intro?: string;
  /** What was searched for, or the filter's name; empty when all is asked for. */
  readonly sought?: string;
  /** The one thing to do with a list as a whole, most often adding to it: in the bar, or where there is none in its place. */
  readonly action?: ReactNode;
  readonly empty: Omit<ComponentProps<typeof EmptyState>, "action">;
}) {
  const { query, action, search } = props;
  return (
    <>
      {search && (
        <ListBar action={action}>
          <SearchField {...search} />
          {props.filters}
        </ListBar>
      )}
      <Loaded query={{ ...query, data: query.data ?? query.previousData }} skeleton={<ListSkeleton />}>
        {(data) => {
          const found = props.rows(data);
          const rows = "edges" in found ? found.edges.map(({ node }) => node) : found;
          if (rows.length === 0)
            return props.sought ? (
              <NothingFound search={props.sought} />
            ) : (
              <EmptyState {...props.empty} action={search ? null : action} />
            );
          return (
            <>
              {props.intro && (
                <ListBar action={action}>
                  <Text c="dimmed">{props.intro}</Text>
                </ListBar>
              )}
              <Table {...props} rows={rows} footer={"edges" in found ? <More of={found} query={query} /> : null} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Table<Row extends Known>({
  columns,
  menu,
  ...table
}: Omit<ComponentProps<typeof DataTable<Row>>, "search"> & {
  readonly menu?: { readonly nameOf: (row: Row) => string; readonly items: (row: Row) => ReactNode };
}) {
  const text = useText();
  const last: Column<Row>[] = menu
    ? [
        {
          id: "menu",
          title: text("common.more"),
          isUntitled: true,
          fit: true,
          align: "end",
          cell: (row) => <RowMenu name={menu.nameOf(row)}>{menu.items(row)}</RowMenu>,
        },
      ]
    : [];
  return <DataTable {...table} columns={[...columns, ...last]} />;
}

function More<Data, Row>({ of, query }: { of: Connection<Row>; query: Query<Data> }) {
  return (
    <LoadMore
      shown={of.edges.length}
      total={of.totalCount}
      hasMore={of.pageInfo.hasNextPage}
      onMore={() => query.fetchMore({ variables: { after: of.pageInfo.endCursor ?? null } } as never)}
    />
  );
}
