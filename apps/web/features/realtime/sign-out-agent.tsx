"use client";
import type { RealtimeAgentFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../ui/dialog/confirm-dialog.tsx";
import { SignOutUserMutation } from "./operations.ts";

/** Ends an agent's sessions on every device, after saying what that means. */
export function SignOutAgent({ agent, onClose }: { agent: RealtimeAgentFragment; onClose: () => void }) {
  const { id, name, openInteractions } = agent;
  const text = useText();
  const notices = useNotices();
  const [signOutUser] = useMutationAnswer(SignOutUserMutation);

  async function handleConfirm() {
    const answer = (await signOutUser({ input: { userId: id } }))?.signOutUser;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "UserSignedOut") return answer.message;
    notices.done("realtime.signOutDone", { name });
    return null;
  }

  return (
    <ConfirmDialog
      title={text("realtime.signOutTitle", { name })}
      body={text("realtime.signOutBody")}
      losses={[text("realtime.signOutOffers"), text("realtime.signOutOwned", { count: openInteractions })]}
      confirmLabel={text("realtime.signOut")}
      onConfirm={handleConfirm}
      onClose={onClose}
    />
  );
}
