"use client";
import { useQuery } from "@apollo/client/react";
import { Badge } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import type { IngestProblemRowFragment as Problem } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { type Column, List, RowButton } from "../../../ui/list/index.ts";
import { When } from "../../../ui/when/when.tsx";
import { ProblemDrawer } from "./problem-drawer.tsx";

const IngestProblemsQuery = graphql(`
  query IngestProblems($after: Cursor) {
    ingestProblems(after: $after, first: 50) {
      edges {
        cursor
        node {
          ...IngestProblemRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount {
        value
        isExact
      }
    }
  }
`);

export const IngestProblemRowFragment = graphql(`
  fragment IngestProblemRow on IngestProblem {
    id
    receivedAt
    reason
    provider
    payload
    replayedAt
    account {
      id
      name
      key
    }
  }
`);

/** What providers sent that could not be read: kept with its reason, so that nothing is lost (R2). */
export function Quarantine() {
  const text = useText();
  const query = useQuery(IngestProblemsQuery);
  const [openId, setOpenId] = useState<string | null>(null);
  const problems = query.data?.ingestProblems;
  const open = problems?.edges.find(({ node }) => node.id === openId)?.node;
  const columns: Column<Problem>[] = [
    {
      id: "reason",
      title: text("quarantine.reason"),
      cell: ({ id, reason }) => <RowButton onClick={() => setOpenId(id)}>{reason}</RowButton>,
    },
    {
      id: "account",
      title: text("quarantine.account"),
      wide: true,
      cell: ({ account }) => account?.name ?? text("quarantine.goneAccount"),
    },
    {
      id: "received",
      title: text("quarantine.received"),
      wide: true,
      fit: true,
      cell: ({ receivedAt }) => <When at={receivedAt} />,
    },
    {
      id: "state",
      title: text("quarantine.state"),
      fit: true,
      cell: ({ replayedAt }) =>
        replayedAt === null ? (
          <Badge color="danger">{text("quarantine.aside")}</Badge>
        ) : (
          <Badge color="positive">{text("quarantine.replayed")}</Badge>
        ),
    },
  ];

  return (
    <>
      <List
        query={query}
        rows={({ ingestProblems }) => ingestProblems}
        label={text("quarantine.title")}
        columns={columns}
        summary={({ account, receivedAt }) => (
          <>
            {account?.name ?? text("quarantine.goneAccount")} · <When at={receivedAt} />
          </>
        )}
        intro={text("quarantine.body")}
        empty={{ icon: IconShieldCheck, title: text("quarantine.empty"), body: text("quarantine.emptyBody") }}
      />
      {open && <ProblemDrawer problem={open} onReplayed={() => void query.refetch()} onClose={() => setOpenId(null)} />}
    </>
  );
}
