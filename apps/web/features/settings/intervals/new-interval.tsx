"use client";
import { useQuery } from "@apollo/client/react";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { SettingsForm } from "../../../ui/settings/index.ts";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { Page } from "../../frame/index.ts";
import styles from "./interval.module.css";
import { IntervalFields } from "./interval-fields.tsx";
import { intervalLabels } from "./interval-labels.ts";
import { IntervalPreview } from "./interval-preview.tsx";
import { type IntervalValues, inputOf, intervalRules, newIntervalValues } from "./interval-values.ts";
import { CreateIntervalMutation, ServerTimeZoneQuery } from "./operations.ts";

const LIST = "/settings?tab=intervals";

export function NewInterval() {
  const text = useText();
  const query = useQuery(ServerTimeZoneQuery);
  return (
    <Page title={text("intervals.newTitle")} parent={{ title: text("intervals.title"), path: LIST }}>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ serverTimeZone }) => <NewIntervalForm serverTimeZone={serverTimeZone} />}
      </Loaded>
    </Page>
  );
}

function NewIntervalForm({ serverTimeZone }: { serverTimeZone: string }) {
  const text = useText();
  const router = useRouter();
  const notices = useNotices();
  const [createInterval, isSending] = useMutationAnswer(CreateIntervalMutation, {
    update: (cache) => void cache.evict({ fieldName: "intervals" }),
  });
  const form = useForm<IntervalValues>({ initialValues: newIntervalValues(), validate: intervalRules(text) });

  async function handleSubmit(values: IntervalValues) {
    const answer = (await createInterval({ input: inputOf(values) }))?.createInterval;
    if (answer?.__typename !== "IntervalSaved") return showRefusal(form, answer, text);
    notices.done("intervals.created", { name: answer.interval.name });
    router.push(LIST);
  }

  return (
    <div className={styles.editor}>
      <SettingsForm
        form={form}
        labels={intervalLabels(text, form.values.subsets)}
        onSubmit={handleSubmit}
        isSending={isSending}
        submitLabel={text("intervals.add")}
        onCancel={() => router.push(LIST)}
      >
        <IntervalFields form={form} serverTimeZone={serverTimeZone} />
      </SettingsForm>
      <IntervalPreview values={form.values} />
    </div>
  );
}
