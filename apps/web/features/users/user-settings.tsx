"use client";
import { useQuery } from "@apollo/client/react";
import { useForm } from "@mantine/form";
import { IconMapOff } from "@tabler/icons-react";
import type { UserConfigurationFragment } from "#gql/types";
import { restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { LoadNewest, SettingsForm } from "../../ui/settings/index.ts";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { Page } from "../frame/index.ts";
import { ActiveSection } from "./active-section.tsx";
import { UpdateUserMutation, UserQuery } from "./operations.ts";
import { UserFields } from "./user-fields.tsx";
import { userLabels } from "./user-labels.ts";
import { inputOf, type UserValues, userRules, valuesOf } from "./user-values.ts";

/** One person: who they are, what they may do, where they work. Fetched afresh for the newest `version`. */
export function UserSettings({ id }: { id: string }) {
  const text = useText();
  const query = useQuery(UserQuery, { variables: { id }, fetchPolicy: "network-only", nextFetchPolicy: "cache-first" });

  async function loadNewest() {
    const { data } = await query.refetch();
    return data?.user ?? null;
  }

  return (
    <Page title={query.data?.user?.name ?? text("users.one")} parent={{ title: text("users.title"), path: "/users" }}>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ user }) =>
          user ? (
            <EditUser user={user} onLoadNewest={loadNewest} />
          ) : (
            <EmptyState icon={IconMapOff} title={text("failure.notFoundTitle")} body={text("failure.notFound")} />
          )
        }
      </Loaded>
    </Page>
  );
}

function EditUser(props: {
  user: UserConfigurationFragment;
  onLoadNewest: () => Promise<UserConfigurationFragment | null>;
}) {
  const { user, onLoadNewest } = props;
  const text = useText();
  const notices = useNotices();
  const [updateUser, isSending] = useMutationAnswer(UpdateUserMutation);
  const form = useForm<UserValues>({ initialValues: valuesOf(user), validate: userRules(text, false) });

  function restart(from: UserConfigurationFragment) {
    restartForm(form, valuesOf(from));
  }

  async function handleSubmit(values: UserValues) {
    const password = values.password === "" ? {} : { password: values.password };
    const input = { id: user.id, version: user.version, ...inputOf(values), ...password };
    const answer = (await updateUser({ input }))?.updateUser;
    if (answer?.__typename !== "UserSaved") return showRefusal(form, answer, text);
    restart(answer.user);
    notices.done("common.saved");
  }

  return (
    <SettingsForm
      form={form}
      labels={userLabels(text)}
      onSubmit={handleSubmit}
      isSending={isSending}
      remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? user)} />}
    >
      <UserFields form={form} isNew={false} known={user} />
      <ActiveSection user={user} />
    </SettingsForm>
  );
}
