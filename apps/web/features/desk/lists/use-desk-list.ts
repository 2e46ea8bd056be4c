import { useQuery } from "@apollo/client/react";
import { useCallback, useMemo, useRef } from "react";
import type { LiveInteractionFragment } from "#gql/types";
import { useViewer } from "../../../lib/session/index.ts";
import { usePaging } from "../../../lib/use-paging.ts";
import { DeskInteractionsQuery } from "./interactions-query.ts";
import { arranged, belongsTo, type ListKind, listQuestion, searchQuestion } from "./list-kinds.ts";

export interface DeskList {
  /** Undefined until first known. */
  readonly rows: readonly LiveInteractionFragment[] | undefined;
  readonly error: Error | undefined;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  loadMore(): Promise<boolean>;
  refetch(): Promise<unknown>;
}

/**
 * One list, kept current by live events; rows that no longer belong are left out at once, before the list is fetched again.
 * `search` keeps those whose contact's name, number or tag has it.
 */
export function useDeskList(
  kind: ListKind,
  { isNeeded = true, search = "" }: { readonly isNeeded?: boolean; readonly search?: string } = {},
): DeskList {
  const viewerId = useViewer().user.id;
  const variables = useMemo(
    () => (search === "" ? listQuestion(kind, viewerId) : searchQuestion(kind, viewerId, search)),
    [kind, viewerId, search],
  );
  const { data, error, fetchMore, refetch } = useQuery(DeskInteractionsQuery, { variables, skip: !isNeeded });
  const rows = useMemo(
    () =>
      data === undefined
        ? undefined
        : arranged(
            kind,
            data.interactions.edges.map(({ node }) => node).filter((row) => belongsTo(kind, row, viewerId)),
          ),
    [data, kind, viewerId],
  );
  const page = data?.interactions.pageInfo;
  const place = useRef(page);
  place.current = page;
  const { isLoading, load } = usePaging(
    useCallback(async () => {
      if (!place.current?.hasNextPage) return false;
      const { data: fetched } = await fetchMore({ variables: { after: place.current.endCursor } });
      place.current = fetched?.interactions.pageInfo;
      return place.current !== undefined;
    }, [fetchMore]),
  );
  return { rows, error, hasMore: page?.hasNextPage ?? false, isLoadingMore: isLoading, loadMore: load, refetch };
}
