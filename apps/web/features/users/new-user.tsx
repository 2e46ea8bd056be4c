"use client";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { SettingsForm } from "../../ui/settings/index.ts";
import { Page } from "../frame/index.ts";
import { CreateUserMutation } from "./operations.ts";
import { UserFields } from "./user-fields.tsx";
import { userLabels } from "./user-labels.ts";
import { inputOf, newUserValues, type UserValues, userRules } from "./user-values.ts";

const nothingKnown = { accounts: [], queues: [] };

export function NewUser() {
  const text = useText();
  const router = useRouter();
  const notices = useNotices();
  const [createUser, isSending] = useMutationAnswer(CreateUserMutation, {
    update: (cache) => void cache.evict({ fieldName: "users" }),
  });
  const form = useForm<UserValues>({ initialValues: newUserValues, validate: userRules(text, true) });

  async function handleSubmit(values: UserValues) {
    const answer = (await createUser({ input: { ...inputOf(values), password: values.password } }))?.createUser;
    if (answer?.__typename !== "UserSaved") return showRefusal(form, answer, text);
    notices.done("users.created", { name: answer.user.name });
    router.push("/users");
  }

  return (
    <Page title={text("users.newTitle")} parent={{ title: text("users.title"), path: "/users" }}>
      <SettingsForm
        form={form}
        labels={userLabels(text)}
        onSubmit={handleSubmit}
        isSending={isSending}
        submitLabel={text("users.add")}
        onCancel={() => router.push("/users")}
      >
        <UserFields form={form} isNew known={nothingKnown} />
      </SettingsForm>
    </Page>
  );
}
