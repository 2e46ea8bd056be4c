"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Select } from "@mantine/core";
import { IconArrowDownLeft, IconArrowUpRight, IconMessages } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { LiveInteractionFragment as Interaction } from "#gql/types";
import { useLiveEvents } from "../../lib/live/index.ts";
import { useText } from "../../lib/messages/index.ts";
import { type Column, DataTable, ListBar, LoadMore, RowLink } from "../../ui/list/index.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { When } from "../../ui/when/when.tsx";
import { Page } from "../frame/index.ts";
import { phaseChoices, useInteractionFilters, whereOf } from "./interaction-filters.ts";
import styles from "./interaction-list.module.css";
import { AccountChoicesQuery, InteractionsQuery } from "./operations.ts";
import { PhaseBadge } from "./phase-badge.tsx";

/** Every interaction the viewer may see, newest word first; rows stay current by themselves. */
export function InteractionList() {
  const text = useText();
  const [filters, setFilters] = useInteractionFilters();
  const { phase, accountId } = filters;
  const where = useMemo(() => whereOf({ phase, accountId }), [phase, accountId]);
  const query = useQuery(InteractionsQuery, { variables: { where } });
  const accounts = useQuery(AccountChoicesQuery).data?.accounts.edges ?? [];
  const data = query.data ?? query.previousData;
  const total = data?.interactions.totalCount;

  return (
    <Page
      title={text("interactions.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <ListBar action={<NewOnes onShow={() => query.refetch()} />}>
        <Select
          aria-label={text("interactions.phase")}
          placeholder={text("interactions.anyPhase")}
          clearable
          w="12rem"
          data={phaseChoices.map(({ name, label }) => ({ value: name, label: text(label) }))}
          value={phase}
          onChange={(chosen) => setFilters({ phase: chosen })}
        />
        <Select
          aria-label={text("interactions.account")}
          placeholder={text("interactions.anyAccount")}
          clearable
          searchable
          w="16rem"
          maw="100%"
          data={accounts.map(({ node }) => ({ value: node.id, label: `${node.key} · ${node.name}` }))}
          value={accountId}
          onChange={(chosen) => setFilters({ accountId: chosen })}
        />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ interactions }) =>
          interactions.edges.length > 0 ? (
            <InteractionTable
              rows={interactions.edges.map(({ node }) => node)}
              footer={
                <LoadMore
                  shown={interactions.edges.length}
                  total={interactions.totalCount}
                  hasMore={interactions.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: interactions.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : where === null ? (
            <EmptyState
              icon={IconMessages}
              title={text("interactions.emptyTitle")}
              body={text("interactions.emptyBody")}
            />
          ) : (
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
          )
        }
      </Loaded>
    </Page>
  );
}

/** New interactions are announced rather than pushed in, so that rows do not move under the pointer. */
function NewOnes({ onShow }: { onShow: () => Promise<unknown> }) {
  const text = useText();
  const [count, setCount] = useState(0);
  useLiveEvents((event) => {
    if (event.kind === "INTERACTION_OPENED") setCount((known) => known + 1);
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

function InteractionTable({ rows, footer }: { rows: readonly Interaction[]; footer: ReactNode }) {
  const text = useText();
  const columns: Column<Interaction>[] = [
    {
      id: "contact",
      title: text("interactions.contact"),
      cell: ({ id, contact }) => (
        <RowLink href={`/interactions/${id}`}>
          <bdi>{contact.name}</bdi>
        </RowLink>
      ),
    },
    { id: "number", title: text("interactions.number"), wide: true, fit: true, cell: ({ number }) => `#${number}` },
    { id: "account", title: text("interactions.account"), wide: true, fit: true, cell: ({ account }) => account.key },
    { id: "words", title: text("interactions.lastMessage"), wide: true, cell: (row) => <LastWords row={row} /> },
    {
      id: "agent",
      title: text("interactions.agent"),
      wide: true,
      cell: ({ assignedAgent }) => assignedAgent?.name ?? "–",
    },
    {
      id: "when",
      title: text("interactions.when"),
      wide: true,
      fit: true,
      cell: ({ lastMessageAt, openedAt }) => <When at={lastMessageAt ?? openedAt} />,
    },
    {
      id: "phase",
      title: text("interactions.phase"),
      fit: true,
      cell: ({ phase, disposition }) => <PhaseBadge phase={phase} disposition={disposition} />,
    },
  ];
  return (
    <DataTable
      label={text("interactions.title")}
      rows={rows}
      columns={columns}
      summary={(row) => (
        <>
          {row.account.key} · <When at={row.lastMessageAt ?? row.openedAt} /> · {row.lastMessage?.text ?? ""}
        </>
      )}
      footer={footer}
    />
  );
}

/** The newest message with an arrow for who wrote it. */
function LastWords({ row }: { row: Interaction }) {
  const text = useText();
  const last = row.lastMessage;
  if (!last) return null;
  const isInbound = last.direction === "INBOUND";
  const Arrow = isInbound ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <span className={styles.words} title={last.text ?? undefined}>
      <Arrow
        size="1rem"
        className={styles.arrow}
        role="img"
        aria-label={text(isInbound ? "interactions.in" : "interactions.out")}
      />
      <bdi className={styles.text}>{last.text ?? text("interactions.media")}</bdi>
    </span>
  );
}
