"use client";
import { useQuery } from "@apollo/client/react";
import { useDisclosure } from "@mantine/hooks";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import type { TeamConfigurationFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { AddButton, type Column, DeleteItem, EditItem, List, RowButton } from "../../../ui/list/index.ts";
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
  const columns: Column<TeamConfigurationFragment>[] = [
    {
      id: "name",
      title: text("teams.name"),
      cell: ({ id, name }) => <RowButton onClick={() => setEditedId(id)}>{name}</RowButton>,
    },
    { id: "description", title: text("teams.description"), wide: true, cell: ({ description }) => description ?? "" },
    { id: "agents", title: text("teams.agents"), fit: true, align: "end", cell: ({ agents }) => agents.length },
  ];

  async function loadNewest(id: string) {
    const { data } = await query.refetch();
    return data?.teams.find((team) => team.id === id) ?? null;
  }

  return (
    <>
      <List
        query={query}
        rows={({ teams }) => teams}
        label={text("teams.title")}
        columns={columns}
        menu={{
          nameOf: ({ name }) => name,
          items: (team) => (
            <>
              <EditItem onClick={() => setEditedId(team.id)} />
              <DeleteItem onClick={() => setDoomed(team)} />
            </>
          ),
        }}
        intro={text("teams.body")}
        action={<AddButton label={text("teams.add")} onClick={adding.open} />}
        empty={{ icon: IconUsersGroup, title: text("teams.empty"), body: text("teams.body") }}
      />
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
