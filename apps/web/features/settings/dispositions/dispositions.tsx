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
import { DispositionTree } from "./disposition-tree.tsx";
import { GeneralDispositionsQuery } from "./operations.ts";

/** The general dispositions, which every account offers after its own (DSP-04). */
export function Dispositions() {
  const text = useText();
  const query = useQuery(GeneralDispositionsQuery);
  const [addingBelow, setAddingBelow] = useState<DispositionNodeFragment | "top" | null>(null);
  const [doomed, setDoomed] = useState<DispositionNodeFragment | null>(null);
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setAddingBelow("top")}>
      {text("dispositions.add")}
    </Button>
  );

  return (
    <>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ dispositions }) =>
          dispositions.length > 0 ? (
            <>
              <ListBar action={add}>
                <Text c="dimmed">{text("dispositions.body")}</Text>
              </ListBar>
              <DispositionTree roots={dispositions} onAdd={setAddingBelow} onDelete={setDoomed} />
            </>
          ) : (
            <EmptyState
              icon={IconTags}
              title={text("dispositions.empty")}
              body={text("dispositions.emptyBody")}
              action={add}
            />
          )
        }
      </Loaded>
      {addingBelow && (
        <AddDisposition
          parent={addingBelow === "top" ? null : addingBelow}
          onAdded={() => void query.refetch()}
          onClose={() => setAddingBelow(null)}
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
