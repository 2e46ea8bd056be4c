"use client";
import type { TeamConfigurationFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { DeleteTeamMutation } from "./operations.ts";

/** Deletes a team and takes it out of every queue; its agents stay. */
export function DeleteTeam(props: { team: TeamConfigurationFragment; onDeleted: () => void; onClose: () => void }) {
  const { id, name } = props.team;
  const text = useText();
  const notices = useNotices();
  const [deleteTeam] = useMutationAnswer(DeleteTeamMutation);

  async function handleConfirm() {
    const answer = (await deleteTeam({ input: { id } }))?.deleteTeam;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "TeamDeleted") return answer.message;
    notices.done("teams.deleted", { name });
    props.onDeleted();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("teams.deleteTitle", { name })}
      body={text("teams.deleteBody")}
      confirmLabel={text("common.delete")}
      onConfirm={handleConfirm}
      onClose={props.onClose}
    />
  );
}
