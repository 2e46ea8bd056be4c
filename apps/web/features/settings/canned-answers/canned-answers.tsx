"use client";
import { useQuery } from "@apollo/client/react";
import { useDisclosure } from "@mantine/hooks";
import { IconMessage2Bolt } from "@tabler/icons-react";
import { useState } from "react";
import type { CannedAnswerRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { AddButton, type Column, DeleteItem, EditItem, List } from "../../../ui/list/index.ts";
import { CannedAnswerForm } from "./canned-answer-form.tsx";
import { CannedAnswersQuery, DeleteCannedAnswerMutation } from "./operations.ts";

/** The general canned answers, offered on every account, or with `accountId` those of one account alone. */
export function CannedAnswers({ accountId = null }: { accountId?: string | null }) {
  const text = useText();
  const [search, setSearch] = useState("");
  const [isAdding, adding] = useDisclosure(false);
  const [edited, setEdited] = useState<CannedAnswerRowFragment | null>(null);
  const [doomed, setDoomed] = useState<CannedAnswerRowFragment | null>(null);
  const query = useQuery(CannedAnswersQuery, { variables: { accountId, search: search || null } });
  const refetch = () => void query.refetch();
  const columns: Column<CannedAnswerRowFragment>[] = [
    { id: "key", title: text("canned.key"), fit: true, cell: ({ key }) => key },
    { id: "text", title: text("canned.text"), wide: true, cell: (row) => <span title={row.text}>{row.text}</span> },
  ];

  async function loadNewest(id: string) {
    const { data } = await query.refetch();
    return data?.cannedAnswers.find((answer) => answer.id === id) ?? null;
  }

  return (
    <>
      <List
        query={query}
        rows={({ cannedAnswers }) => cannedAnswers.filter((answer) => answer.accountId === accountId)}
        label={text("canned.title")}
        columns={columns}
        summary={(row) => row.text}
        menu={{
          nameOf: ({ key }) => key,
          items: (row) => (
            <>
              <EditItem onClick={() => setEdited(row)} />
              <DeleteItem onClick={() => setDoomed(row)} />
            </>
          ),
        }}
        search={{ label: text("canned.search"), onSearch: setSearch }}
        sought={search}
        action={<AddButton label={text("canned.add")} onClick={adding.open} />}
        empty={{
          icon: IconMessage2Bolt,
          title: text("canned.empty"),
          body: text(accountId === null ? "canned.emptyBody" : "canned.localBody"),
        }}
      />
      {isAdding && (
        <CannedAnswerForm accountId={accountId} onLoadNewest={loadNewest} onSaved={refetch} onClose={adding.close} />
      )}
      {edited && (
        <CannedAnswerForm
          accountId={edited.accountId}
          answer={edited}
          onLoadNewest={loadNewest}
          onSaved={refetch}
          onClose={() => setEdited(null)}
        />
      )}
      {doomed && <DeleteCannedAnswer answer={doomed} onDeleted={refetch} onClose={() => setDoomed(null)} />}
    </>
  );
}

function DeleteCannedAnswer({
  answer: { id, key },
  onDeleted,
  onClose,
}: {
  readonly answer: CannedAnswerRowFragment;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [deleteCannedAnswer] = useMutationAnswer(DeleteCannedAnswerMutation);

  async function handleConfirm() {
    const answer = (await deleteCannedAnswer({ input: { id } }))?.deleteCannedAnswer;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "CannedAnswerDeleted") return answer.message;
    onDeleted();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("canned.deleteTitle", { key })}
      body={text("canned.deleteBody")}
      confirmLabel={text("common.delete")}
      onConfirm={handleConfirm}
      onClose={onClose}
    />
  );
}
