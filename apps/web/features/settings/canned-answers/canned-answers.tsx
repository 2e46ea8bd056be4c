"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMessage2Bolt, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { CannedAnswerRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useSend } from "../../../lib/sending.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { type Column, DataTable, ListBar, NothingFound, RowMenu, SearchField } from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { CannedAnswerForm } from "./canned-answer-form.tsx";
import { CannedAnswersQuery, DeleteCannedAnswerMutation } from "./operations.ts";

/** The general canned answers, offered on every account (CAN-02), or with `accountId` those of one account alone (CAN-01). */
export function CannedAnswers({ accountId = null }: { accountId?: string | null }) {
  const text = useText();
  const [search, setSearch] = useState("");
  const [isAdding, adding] = useDisclosure(false);
  const query = useQuery(CannedAnswersQuery, { variables: { accountId, search: search || null } });
  const data = query.data ?? query.previousData;
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("canned.add")}
    </Button>
  );

  return (
    <>
      <ListBar action={add}>
        <SearchField label={text("canned.search")} onSearch={setSearch} />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ cannedAnswers }) => {
          const own = cannedAnswers.filter((answer) => answer.accountId === accountId);
          return own.length > 0 ? (
            <AnswerTable rows={own} onChanged={() => void query.refetch()} />
          ) : search ? (
            <NothingFound search={search} />
          ) : (
            <EmptyState
              icon={IconMessage2Bolt}
              title={text("canned.empty")}
              body={text(accountId === null ? "canned.emptyBody" : "canned.localBody")}
            />
          );
        }}
      </Loaded>
      {isAdding && (
        <CannedAnswerForm accountId={accountId} onSaved={() => void query.refetch()} onClose={adding.close} />
      )}
    </>
  );
}

function AnswerTable({ rows, onChanged }: { rows: readonly CannedAnswerRowFragment[]; onChanged: () => void }) {
  const text = useText();
  const [doomed, setDoomed] = useState<CannedAnswerRowFragment | null>(null);
  const [edited, setEdited] = useState<CannedAnswerRowFragment | null>(null);
  const [deleteCannedAnswer] = useSend(DeleteCannedAnswerMutation);
  const columns: Column<CannedAnswerRowFragment>[] = [
    { id: "key", title: text("canned.key"), fit: true, cell: ({ key }) => key },
    { id: "text", title: text("canned.text"), wide: true, cell: (row) => <span title={row.text}>{row.text}</span> },
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (row) => (
        <RowMenu name={row.key}>
          <Menu.Item leftSection={<IconPencil size="1rem" aria-hidden />} onClick={() => setEdited(row)}>
            {text("common.edit")}
          </Menu.Item>
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size="1rem" aria-hidden />}
            onClick={() => setDoomed(row)}
          >
            {text("common.delete")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];

  async function handleConfirm(id: string) {
    const answer = (await deleteCannedAnswer({ input: { id } }))?.deleteCannedAnswer;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "CannedAnswerDeleted") return answer.message;
    onChanged();
    return null;
  }

  return (
    <>
      <DataTable label={text("canned.title")} rows={rows} columns={columns} summary={(row) => row.text} />
      {edited && (
        <CannedAnswerForm
          accountId={edited.accountId}
          answer={edited}
          onSaved={onChanged}
          onClose={() => setEdited(null)}
        />
      )}
      {doomed && (
        <ConfirmDialog
          title={text("canned.deleteTitle", { key: doomed.key })}
          body={text("canned.deleteBody")}
          confirmLabel={text("common.delete")}
          onConfirm={() => handleConfirm(doomed.id)}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  );
}
