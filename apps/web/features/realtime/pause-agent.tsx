"use client";
import { useQuery } from "@apollo/client/react";
import { Select } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { RealtimeAgentFragment } from "#gql/types";
import { showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../ui/dialog/form-dialog.tsx";
import { PauseChoicesQuery, SetUserPauseMutation } from "./operations.ts";

/** Puts an agent on pause, with a reason or without: no new offers, and what rings goes on to others (R7). */
export function PauseAgent({ agent, onClose }: { agent: RealtimeAgentFragment; onClose: () => void }) {
  const text = useText();
  const { data, error } = useQuery(PauseChoicesQuery);
  const [setUserPause, isSending] = useMutationAnswer(SetUserPauseMutation);
  const form = useForm<{ pauseId: string | null }>({ initialValues: { pauseId: null } });

  async function handleSubmit({ pauseId }: typeof form.values) {
    const answer = (await setUserPause({ input: { userId: agent.id, paused: true, pauseId } }))?.setUserPause;
    if (answer?.__typename !== "PresenceSet") return showRefusal(form, answer, text);
    onClose();
  }

  return (
    <FormDialog
      title={text("realtime.pauseTitle", { name: agent.name })}
      form={form}
      submitLabel={text("realtime.pause")}
      isSending={isSending}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Select
        label={text("realtime.reason")}
        description={text("realtime.pauseHint")}
        placeholder={text("common.none")}
        searchable
        clearable
        disabled={data === undefined}
        data-autofocus
        data={(data?.pauses ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps("pauseId")}
        error={form.errors.pauseId ?? (error && text("failure.title"))}
      />
    </FormDialog>
  );
}
