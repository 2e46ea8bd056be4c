"use client";
import { useQuery } from "@apollo/client/react";
import { MultiSelect, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useText } from "../../lib/messages/index.ts";
import { TeamChoicesQuery } from "./operations.ts";
import type { QueueValues } from "./queue-values.ts";

/** The teams that belong to a queue as a whole, and how many people that makes with its own agents. */
export function QueueTeams({ form }: { form: UseFormReturnType<QueueValues> }) {
  const text = useText();
  const { data, error } = useQuery(TeamChoicesQuery);
  const { agentIds, teamIds } = form.values;
  const teams = data?.teams ?? [];
  const inTeams = teams.filter(({ id }) => teamIds.includes(id)).flatMap(({ agents }) => agents.map(({ id }) => id));
  const members = new Set([...agentIds, ...inTeams]).size;

  return (
    <>
      <MultiSelect
        label={text("queues.teams")}
        description={text("queues.teamsHint")}
        placeholder={teamIds.length === 0 ? text("common.none") : ""}
        searchable
        clearable
        disabled={data === undefined}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        nothingFoundMessage={text("queues.noTeam")}
        {...form.getInputProps("teamIds")}
        value={[...teamIds]}
        error={form.errors.teamIds ?? (error && text("failure.title"))}
      />
      {data && (
        <Text size="xs" c="dimmed" role="status">
          {text("queues.allMembers", { count: members })}
        </Text>
      )}
    </>
  );
}
