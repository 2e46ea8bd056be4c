"use client";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { UserConfigurationFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../ui/dialog/confirm-dialog.tsx";
import { SettingsSection } from "../../ui/settings/index.ts";
import { UpdateUserMutation } from "./operations.ts";

/** Stops a person from signing in, or lets them again. Their history stays either way. */
export function ActiveSection({ user }: { user: UserConfigurationFragment }) {
  const text = useText();
  const notices = useNotices();
  const [isAsking, asking] = useDisclosure(false);
  const [updateUser, isSending] = useMutationAnswer(UpdateUserMutation);

  async function setActive(isActive: boolean): Promise<string | null> {
    const answer = (await updateUser({ input: { id: user.id, version: user.version, isActive } }))?.updateUser;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename === "ValidationFailed") return answer.fields[0]?.message ?? answer.message;
    if (answer.__typename !== "UserSaved") return answer.message;
    notices.done(isActive ? "users.reactivated" : "users.deactivated", { name: user.name });
    return null;
  }

  async function handleReactivate() {
    const refusal = await setActive(true);
    if (refusal !== null) notices.refused(refusal);
  }

  return (
    <SettingsSection
      title={text(user.isActive ? "users.deactivate" : "users.reactivate")}
      body={text(user.isActive ? "users.deactivateBody" : "users.reactivateBody")}
    >
      <div>
        {user.isActive ? (
          <Button variant="light" color="danger" onClick={asking.open}>
            {text("users.deactivate")}
          </Button>
        ) : (
          <Button variant="default" loading={isSending} onClick={() => void handleReactivate()}>
            {text("users.reactivate")}
          </Button>
        )}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={text("users.deactivateTitle", { name: user.name })}
          body={text("users.deactivateConfirm", { count: user.openInteractions })}
          confirmLabel={text("users.deactivate")}
          onConfirm={() => setActive(false)}
          onClose={asking.close}
        />
      )}
    </SettingsSection>
  );
}
