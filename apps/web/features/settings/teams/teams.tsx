"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import type { TeamConfigurationFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { type Column, DataTable, ListBar, RowButton, RowMenu } from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { DeleteTeam } from "./delete-team.tsx";
import { TeamsQuery } from "./operations.ts";
import { TeamForm } from "./team-form.tsx";

/** Named groups of agents that queues have as a whole. */
export function Teams() {
  const text = useText();
  const query = useQuery(TeamsQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [editedId, setEditedId] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<TeamConfigurationFragment | null>(null);
  const edited = query.data?.teams.find(({ id }) => id === editedId);
  const refetch = () => void query.refetch();
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("teams.add")}
    </Button>
  );
  const columns: Column<TeamConfigurationFragment>[] = [
    {
      id: "name",
      title: text("teams.name"),
      cell: ({ id, name }) => <RowButton onClick={() => setEditedId(id)}>{name}</RowButton>,
    },
    { id: "description", title: text("teams.description"), wide: true, cell: ({ description }) => description ?? "" },
    { id: "agents", title: text("teams.agents"), fit: true, align: "end", cell: ({ agents }) => agents.length },
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (team) => (
        <RowMenu name={team.name}>
          <Menu.Item leftSection={<IconPencil size="1rem" aria-hidden />} onClick={() => setEditedId(team.id)}>
            {text("common.edit")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size="1rem" aria-hidden />}
            onClick={() => setDoomed(team)}
          >
            {text("common.delete")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];

  async function loadNewest(id: string) {
    const { data } = await query.refetch();
    return data?.teams.find((team) => team.id === id) ?? null;
  }

  return (
    <>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ teams }) =>
          teams.length > 0 ? (
            <>
              <ListBar action={add}>
                <Text c="dimmed">{text("teams.body")}</Text>
              </ListBar>
              <DataTable label={text("teams.title")} rows={teams} columns={columns} />
            </>
          ) : (
            <EmptyState icon={IconUsersGroup} title={text("teams.empty")} body={text("teams.body")} action={add} />
          )
        }
      </Loaded>
      {isAdding && <TeamForm onLoadNewest={loadNewest} onSaved={refetch} onClose={adding.close} />}
      {edited && (
        <TeamForm
          key={edited.id}
          team={edited}
          onLoadNewest={loadNewest}
          onSaved={refetch}
          onClose={() => setEditedId(null)}
        />
      )}
      {doomed && <DeleteTeam team={doomed} onDeleted={refetch} onClose={() => setDoomed(null)} />}
    </>
  );
}
