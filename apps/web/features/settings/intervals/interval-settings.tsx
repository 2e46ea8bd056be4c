"use client";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { IconMapOff } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import type { IntervalConfigurationFragment } from "#gql/types";
import { restartForm, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { LoadNewest, SettingsForm, SettingsSection } from "../../../ui/settings/index.ts";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { Page } from "../../frame/index.ts";
import { DeleteInterval } from "./delete-interval.tsx";
import styles from "./interval.module.css";
import { IntervalFields } from "./interval-fields.tsx";
import { intervalLabels } from "./interval-labels.ts";
import { IntervalPreview } from "./interval-preview.tsx";
import { type IntervalValues, inputOf, intervalRules, valuesOf } from "./interval-values.ts";
import { IntervalQuery, UpdateIntervalMutation } from "./operations.ts";

const LIST = "/settings?tab=intervals";

/** One interval with the week it opens. Fetched afresh for the newest `version`. */
export function IntervalSettings({ id }: { id: string }) {
  const text = useText();
  const query = useQuery(IntervalQuery, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });

  async function loadNewest() {
    const { data } = await query.refetch();
    return data?.interval ?? null;
  }

  return (
    <Page
      title={query.data?.interval?.name ?? text("intervals.one")}
      parent={{ title: text("intervals.title"), path: LIST }}
    >
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ interval, serverTimeZone }) =>
          interval ? (
            <EditInterval interval={interval} serverTimeZone={serverTimeZone} onLoadNewest={loadNewest} />
          ) : (
            <EmptyState icon={IconMapOff} title={text("failure.notFoundTitle")} body={text("failure.notFound")} />
          )
        }
      </Loaded>
    </Page>
  );
}

function EditInterval(props: {
  interval: IntervalConfigurationFragment;
  serverTimeZone: string;
  onLoadNewest: () => Promise<IntervalConfigurationFragment | null>;
}) {
  const { interval, serverTimeZone, onLoadNewest } = props;
  const text = useText();
  const router = useRouter();
  const notices = useNotices();
  const [isDeleting, deleting] = useDisclosure(false);
  const [updateInterval, isSending] = useMutationAnswer(UpdateIntervalMutation);
  const form = useForm<IntervalValues>({ initialValues: valuesOf(interval), validate: intervalRules(text) });

  function restart(from: IntervalConfigurationFragment) {
    restartForm(form, valuesOf(from));
  }

  async function handleSubmit(values: IntervalValues) {
    const input = { id: interval.id, version: interval.version, ...inputOf(values) };
    const answer = (await updateInterval({ input }))?.updateInterval;
    if (answer?.__typename !== "IntervalSaved") return showRefusal(form, answer, text);
    restart(answer.interval);
    notices.done("common.saved");
  }

  return (
    <div className={styles.editor}>
      <SettingsForm
        form={form}
        labels={intervalLabels(text, form.values.subsets)}
        onSubmit={handleSubmit}
        isSending={isSending}
        remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? interval)} />}
      >
        <IntervalFields form={form} serverTimeZone={serverTimeZone} />
        <SettingsSection title={text("intervals.delete")} body={text("intervals.deleteBody")}>
          <div>
            <Button variant="light" color="danger" onClick={deleting.open}>
              {text("intervals.delete")}
            </Button>
          </div>
        </SettingsSection>
      </SettingsForm>
      <IntervalPreview values={form.values} />
      {isDeleting && (
        <DeleteInterval interval={interval} onClose={deleting.close} onDeleted={() => router.replace(LIST)} />
      )}
    </div>
  );
}
