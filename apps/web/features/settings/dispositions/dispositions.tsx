"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Text } from "@mantine/core";
import { IconPlus, IconTags } from "@tabler/icons-react";
import { useState } from "react";
import type { DispositionNodeFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { ListBar } from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { AddDisposition } from "./add-disposition.tsx";
import { DeleteDisposition } from "./delete-disposition.tsx";
import { allOf, DispositionTree } from "./disposition-tree.tsx";
import { DispositionTreeQuery } from "./operations.ts";
import { RenameDisposition } from "./rename-disposition.tsx";

/** The general dispositions, which every account offers after its own, or with `accountId` those of one account alone. */
export function Dispositions({ accountId = null }: { accountId?: string | null }) {
  const text = useText();
  const isLocal = accountId !== null;
  const query = useQuery(DispositionTreeQuery, { variables: { accountId } });
  const [addingBelow, setAddingBelow] = useState<DispositionNodeFragment | "top" | null>(null);
  const [renamed, setRenamed] = useState<DispositionNodeFragment | null>(null);
  const [doomed, setDoomed] = useState<DispositionNodeFragment | null>(null);
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setAddingBelow("top")}>
      {text("dispositions.add")}
    </Button>
  );

  async function loadNewest(id: string) {
    const { data } = await query.refetch();
    return allOf(data?.dispositions ?? []).find((it) => it.id === id) ?? null;
  }

  return (
    <>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ dispositions }) => {
          const roots = dispositions.filter((root) => root.accountId === accountId);
          return roots.length > 0 ? (
            <>
              <ListBar action={add}>
                <Text c="dimmed">{text(isLocal ? "dispositions.localBody" : "dispositions.body")}</Text>
              </ListBar>
              <DispositionTree roots={roots} onAdd={setAddingBelow} onRename={setRenamed} onDelete={setDoomed} />
            </>
          ) : (
            <EmptyState
              icon={IconTags}
              title={text(isLocal ? "dispositions.localEmpty" : "dispositions.empty")}
              body={text(isLocal ? "dispositions.localBody" : "dispositions.emptyBody")}
              action={add}
            />
          );
        }}
      </Loaded>
      {addingBelow && (
        <AddDisposition
          accountId={accountId}
          parent={addingBelow === "top" ? null : addingBelow}
          onAdded={() => void query.refetch()}
          onClose={() => setAddingBelow(null)}
        />
      )}
      {renamed && (
        <RenameDisposition
          disposition={renamed}
          onLoadNewest={loadNewest}
          onSaved={() => void query.refetch()}
          onClose={() => setRenamed(null)}
        />
      )}
      {doomed && (
        <DeleteDisposition
          disposition={doomed}
          onDeleted={() => void query.refetch()}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  );
}
