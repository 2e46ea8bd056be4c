"use client";
import { useQuery } from "@apollo/client/react";
import { useDisclosure } from "@mantine/hooks";
import { IconCoffee } from "@tabler/icons-react";
import { useState } from "react";
import type { PauseReasonFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { AddButton, type Column, DeleteItem, EditItem, List, RowButton } from "../../../ui/list/index.ts";
import { DeletePause } from "./delete-pause.tsx";
import { PauseReasonsQuery } from "./operations.ts";
import { PauseForm } from "./pause-form.tsx";

/** The reasons that agents choose from when they pause. */
export function Pauses() {
  const text = useText();
  const query = useQuery(PauseReasonsQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [renamed, setRenamed] = useState<PauseReasonFragment | null>(null);
  const [doomed, setDoomed] = useState<PauseReasonFragment | null>(null);
  const refetch = () => void query.refetch();
  const columns: Column<PauseReasonFragment>[] = [
    {
      id: "name",
      title: text("pauses.name"),
      cell: (pause) => <RowButton onClick={() => setRenamed(pause)}>{pause.name}</RowButton>,
    },
  ];

  return (
    <>
      <List
        query={query}
        rows={({ pauses }) => pauses}
        label={text("pauses.title")}
        columns={columns}
        menu={{
          nameOf: ({ name }) => name,
          items: (pause) => (
            <>
              <EditItem label={text("pauses.rename")} onClick={() => setRenamed(pause)} />
              <DeleteItem onClick={() => setDoomed(pause)} />
            </>
          ),
        }}
        intro={text("pauses.body")}
        action={<AddButton label={text("pauses.add")} onClick={adding.open} />}
        empty={{ icon: IconCoffee, title: text("pauses.empty"), body: text("pauses.emptyBody") }}
      />
      {isAdding && <PauseForm onSaved={refetch} onClose={adding.close} />}
      {renamed && <PauseForm pause={renamed} onSaved={refetch} onClose={() => setRenamed(null)} />}
      {doomed && <DeletePause pause={doomed} onDeleted={refetch} onClose={() => setDoomed(null)} />}
    </>
  );
}
