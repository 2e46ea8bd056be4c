"use client";
import { InputError, Textarea, TextInput } from "@mantine/core";
import type { TeamConfigurationFragment } from "#gql/types";
import { required } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { type RowFormProps, useRowForm } from "../../../ui/dialog/use-row-form.tsx";
import { PeoplePicker } from "../../people/index.ts";
import { CreateTeamMutation, UpdateTeamMutation } from "./operations.ts";

interface TeamValues {
  readonly name: string;
  readonly description: string;
  readonly agentIds: readonly string[];
}

const valuesOf = (team?: TeamConfigurationFragment): TeamValues => ({
  name: team?.name ?? "",
  description: team?.description ?? "",
  agentIds: team?.agents.map(({ id }) => id) ?? [],
});

/** Makes a team, or with `team` changes that one: who is in it is in each of its queues. */
export function TeamForm({
  team,
  ...list
}: { readonly team?: TeamConfigurationFragment } & RowFormProps<TeamConfigurationFragment>) {
  const text = useText();
  const [createTeam, isCreating] = useMutationAnswer(CreateTeamMutation);
  const [updateTeam, isUpdating] = useMutationAnswer(UpdateTeamMutation);
  const dialog = useRowForm({ ...list, row: team, valuesOf, validate: { name: required(text) }, save });
  const { form } = dialog;

  async function save(values: TeamValues, shown?: TeamConfigurationFragment) {
    const input = { name: values.name.trim(), description: values.description.trim(), agentIds: [...values.agentIds] };
    const saved =
      shown === undefined
        ? (await createTeam({ input }))?.createTeam
        : (await updateTeam({ input: { id: shown.id, version: shown.version, ...input } }))?.updateTeam;
    return saved?.__typename === "TeamSaved" ? null : saved;
  }

  return (
    <FormDialog
      title={team === undefined ? text("teams.add") : text("teams.editTitle", { name: team.name })}
      submitLabel={text(team === undefined ? "teams.add" : "common.save")}
      isSending={isCreating || isUpdating}
      {...dialog}
    >
      <TextInput label={text("teams.name")} withAsterisk data-autofocus {...form.getInputProps("name")} />
      <Textarea
        label={text("teams.description")}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps("description")}
      />
      <PeoplePicker
        label={text("teams.agents")}
        chosen={form.values.agentIds}
        onChange={(agentIds) => form.setFieldValue("agentIds", [...agentIds])}
      />
      {form.errors.agentIds && <InputError>{form.errors.agentIds}</InputError>}
    </FormDialog>
  );
}
