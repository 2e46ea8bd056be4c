import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import type { LiveInteractionFragment } from "#gql/types";
import { useViewer } from "../../../lib/session/index.ts";
import { DeskInteractionsQuery } from "./interactions-query.ts";
import { arranged, belongsTo, type ListKind, listQuestion } from "./list-kinds.ts";

export interface DeskList {
  /** Undefined until first known. */
  readonly rows: readonly LiveInteractionFragment[] | undefined;
  readonly error: Error | undefined;
  readonly hasMore: boolean;
  loadMore(): void;
  refetch(): Promise<unknown>;
}

/** One list, kept current by live events; rows that no longer belong are left out at once, before the list is fetched again. */
export function useDeskList(kind: ListKind, isNeeded = true): DeskList {
  const viewerId = useViewer().user.id;
  const variables = useMemo(() => listQuestion(kind, viewerId), [kind, viewerId]);
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
  return {
    rows,
    error,
    hasMore: page?.hasNextPage ?? false,
    loadMore: () => void fetchMore({ variables: { after: page?.endCursor ?? null } }).catch(() => undefined),
    refetch,
  };
}
