"use client";
import { IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { LiveInteractionFragment as Interaction } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { type Column, DataTable, RowLink } from "../../ui/list/index.ts";
import { When } from "../../ui/when/when.tsx";
import { beginningOf } from "../message-text/index.ts";
import styles from "./interaction-list.module.css";
import { PhaseBadge } from "./phase-badge.tsx";

/** Characters of a message: more than a row has room for. */
const FEW = 300;

/** Interactions a row each; `ofOneAccount` leaves out what would be the same in all. */
export function InteractionTable({
  rows,
  ofOneAccount,
  footer,
}: {
  readonly rows: readonly Interaction[];
  readonly ofOneAccount: boolean;
  readonly footer: ReactNode;
}) {
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
      columns={columns.filter(({ id }) => !ofOneAccount || id !== "account")}
      summary={(row) => (
        <>
          {ofOneAccount ? null : `${row.account.key} · `}
          <When at={row.lastMessageAt ?? row.openedAt} /> · {beginningOf(row.lastMessage?.text ?? "", FEW)}
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
  const words = last.text === null ? null : beginningOf(last.text, FEW);
  const isInbound = last.direction === "INBOUND";
  const Arrow = isInbound ? IconArrowDownLeft : IconArrowUpRight;
  return (
    <span className={styles.words} title={words ?? undefined}>
      <Arrow
        size="1rem"
        className={styles.arrow}
        role="img"
        aria-label={text(isInbound ? "interactions.in" : "interactions.out")}
      />
      <bdi className={styles.text}>{words ?? text("interactions.media")}</bdi>
    </span>
  );
}
