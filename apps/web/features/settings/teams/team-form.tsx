"use client";
import { InputError, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { TeamConfigurationFragment } from "#gql/types";
import { required, restartForm, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { FormAlert } from "../../../ui/form/form-alert.tsx";
import { LoadNewest } from "../../../ui/settings/index.ts";
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
export function TeamForm(props: {
  team?: TeamConfigurationFragment;
  /** The team as it is stored now; null when it is gone. */
  onLoadNewest: (id: string) => Promise<TeamConfigurationFragment | null>;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { team, onSaved, onClose } = props;
  const text = useText();
  const notices = useNotices();
  const [createTeam, isCreating] = useSend(CreateTeamMutation);
  const [updateTeam, isUpdating] = useSend(UpdateTeamMutation);
  const form = useForm<TeamValues>({ initialValues: valuesOf(team), validate: { name: required(text) } });

  async function handleSubmit(values: TeamValues) {
    const input = { name: values.name.trim(), description: values.description.trim(), agentIds: [...values.agentIds] };
    const saved =
      team === undefined
        ? (await createTeam({ input }))?.createTeam
        : (await updateTeam({ input: { id: team.id, version: team.version, ...input } }))?.updateTeam;
    if (saved?.__typename !== "TeamSaved") return showRefusal(form, saved, text);
    notices.done("common.saved");
    onSaved();
    onClose();
  }

  async function loadNewest() {
    const newest = team && (await props.onLoadNewest(team.id));
    if (newest) restartForm(form, valuesOf(newest));
    else onClose();
  }

  return (
    <FormDialog
      title={team === undefined ? text("teams.add") : text("teams.editTitle", { name: team.name })}
      form={form}
      submitLabel={text(team === undefined ? "teams.add" : "common.save")}
      isSending={isCreating || isUpdating}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {form.errors.conflict && (
        <FormAlert>
          {form.errors.conflict}
          <LoadNewest onLoad={loadNewest} />
        </FormAlert>
      )}
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
