"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCoffee, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { PauseReasonFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { type Column, DataTable, ListBar, RowButton, RowMenu } from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { DeletePause } from "./delete-pause.tsx";
import { PauseReasonsQuery } from "./operations.ts";
import { PauseForm } from "./pause-form.tsx";

/** The reasons that agents choose from when they pause (DSK-18). */
export function Pauses() {
  const text = useText();
  const query = useQuery(PauseReasonsQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [renamed, setRenamed] = useState<PauseReasonFragment | null>(null);
  const [doomed, setDoomed] = useState<PauseReasonFragment | null>(null);
  const refetch = () => void query.refetch();
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("pauses.add")}
    </Button>
  );
  const columns: Column<PauseReasonFragment>[] = [
    {
      id: "name",
      title: text("pauses.name"),
      cell: (pause) => <RowButton onClick={() => setRenamed(pause)}>{pause.name}</RowButton>,
    },
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (pause) => (
        <RowMenu name={pause.name}>
          <Menu.Item leftSection={<IconPencil size="1rem" aria-hidden />} onClick={() => setRenamed(pause)}>
            {text("pauses.rename")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size="1rem" aria-hidden />}
            onClick={() => setDoomed(pause)}
          >
            {text("common.delete")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];

  return (
    <>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ pauses }) =>
          pauses.length > 0 ? (
            <>
              <ListBar action={add}>
                <Text c="dimmed">{text("pauses.body")}</Text>
              </ListBar>
              <DataTable label={text("pauses.title")} rows={pauses} columns={columns} />
            </>
          ) : (
            <EmptyState icon={IconCoffee} title={text("pauses.empty")} body={text("pauses.emptyBody")} action={add} />
          )
        }
      </Loaded>
      {isAdding && <PauseForm onSaved={refetch} onClose={adding.close} />}
      {renamed && <PauseForm pause={renamed} onSaved={refetch} onClose={() => setRenamed(null)} />}
      {doomed && <DeletePause pause={doomed} onDeleted={refetch} onClose={() => setDoomed(null)} />}
    </>
  );
}
