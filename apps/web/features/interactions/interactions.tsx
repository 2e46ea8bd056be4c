"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Select } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useLiveEvents } from "../../lib/live/index.ts";
import { useText } from "../../lib/messages/index.ts";
import { ListBar, LoadMore } from "../../ui/list/index.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { phaseChoices, useInteractionFilters, whereOf } from "./interaction-filters.ts";
import { InteractionTable } from "./interaction-table.tsx";
import { AccountChoicesQuery, InteractionsQuery } from "./operations.ts";

/** The list as it is filtered in the address; of one account where that is fixed. */
export function useInteractions(fixedAccountId: string | null) {
  const [filters, setFilters] = useInteractionFilters();
  const { phase } = filters;
  const accountId = fixedAccountId ?? filters.accountId;
  const where = useMemo(() => whereOf({ phase, accountId }), [phase, accountId]);
  const query = useQuery(InteractionsQuery, { variables: { where } });
  const isFiltered = phase !== null || (fixedAccountId === null && accountId !== null);
  return { query, data: query.data ?? query.previousData, filters, setFilters, isFiltered, fixedAccountId };
}

/** Interactions, newest word first, with their filters; rows stay current by themselves. */
export function Interactions({
  query,
  data,
  filters,
  setFilters,
  isFiltered,
  fixedAccountId,
}: ReturnType<typeof useInteractions>) {
  const text = useText();
  return (
    <>
      <ListBar action={<NewOnes accountId={fixedAccountId} onShow={() => query.refetch()} />}>
        <Select
          aria-label={text("interactions.phase")}
          placeholder={text("interactions.anyPhase")}
          clearable
          w="12rem"
          data={phaseChoices.map(({ name, label }) => ({ value: name, label: text(label) }))}
          value={filters.phase}
          onChange={(chosen) => setFilters({ phase: chosen })}
        />
        {fixedAccountId === null && (
          <AccountChoice accountId={filters.accountId} onChoose={(accountId) => setFilters({ accountId })} />
        )}
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ interactions }) =>
          interactions.edges.length > 0 ? (
            <InteractionTable
              rows={interactions.edges.map(({ node }) => node)}
              ofOneAccount={fixedAccountId !== null}
              footer={
                <LoadMore
                  shown={interactions.edges.length}
                  total={interactions.totalCount}
                  hasMore={interactions.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: interactions.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : isFiltered ? (
            <EmptyState
              icon={IconMessages}
              title={text("interactions.noneTitle")}
              body={text("interactions.noneBody")}
              action={
                <Button variant="default" onClick={() => setFilters({ phase: null, accountId: null })}>
                  {text("interactions.clear")}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon={IconMessages}
              title={text("interactions.emptyTitle")}
              body={text("interactions.emptyBody")}
            />
          )
        }
      </Loaded>
    </>
  );
}

function AccountChoice({
  accountId,
  onChoose,
}: {
  readonly accountId: string | null;
  readonly onChoose: (accountId: string | null) => void;
}) {
  const text = useText();
  const accounts = useQuery(AccountChoicesQuery).data?.accounts.edges ?? [];
  return (
    <Select
      aria-label={text("interactions.account")}
      placeholder={text("interactions.anyAccount")}
      clearable
      searchable
      w="16rem"
      maw="100%"
      data={accounts.map(({ node }) => ({ value: node.id, label: `${node.key} · ${node.name}` }))}
      value={accountId}
      onChange={onChoose}
    />
  );
}

/** New interactions are announced rather than pushed in, so that rows do not move under the pointer. */
function NewOnes({
  accountId,
  onShow,
}: {
  readonly accountId: string | null;
  readonly onShow: () => Promise<unknown>;
}) {
  const text = useText();
  const [count, setCount] = useState(0);
  useLiveEvents(({ kind, interaction }) => {
    const isListed = accountId === null || interaction?.account.id === accountId;
    if (kind === "INTERACTION_OPENED" && isListed) setCount((known) => known + 1);
  });
  if (count === 0) return null;

  async function handleShow() {
    await onShow().catch(() => undefined);
    setCount(0);
  }

  return (
    <Button variant="light" onClick={() => void handleShow()}>
      {text("interactions.new", { count })}
    </Button>
  );
}
