"use client";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { IconMapOff } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import type { QueueConfigurationFragment } from "#gql/types";
import { restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { LoadNewest, SettingsForm, SettingsSection } from "../../ui/settings/index.ts";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { Page } from "../frame/index.ts";
import { DeleteQueue } from "./delete-queue.tsx";
import { QueueQuery, UpdateQueueMutation } from "./operations.ts";
import { QueueFields } from "./queue-form.tsx";
import { queueLabels } from "./queue-labels.ts";
import { inputOf, type QueueValues, queueRules, valuesOf } from "./queue-values.ts";

/** One queue's settings; its strategy can change at any time. Fetched afresh for the newest `version`. */
export function QueueSettings({ id }: { id: string }) {
  const text = useText();
  const query = useQuery(QueueQuery, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });

  async function loadNewest() {
    const { data } = await query.refetch();
    return data?.queue ?? null;
  }

  return (
    <Page
      title={query.data?.queue?.name ?? text("queues.one")}
      parent={{ title: text("queues.title"), path: "/queues" }}
    >
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ queue }) =>
          queue ? (
            <EditQueue queue={queue} onLoadNewest={loadNewest} />
          ) : (
            <EmptyState icon={IconMapOff} title={text("failure.notFoundTitle")} body={text("failure.notFound")} />
          )
        }
      </Loaded>
    </Page>
  );
}

function EditQueue(props: {
  queue: QueueConfigurationFragment;
  onLoadNewest: () => Promise<QueueConfigurationFragment | null>;
}) {
  const { queue, onLoadNewest } = props;
  const text = useText();
  const router = useRouter();
  const notices = useNotices();
  const [isDeleting, deleting] = useDisclosure(false);
  const [updateQueue, isSending] = useMutationAnswer(UpdateQueueMutation);
  const form = useForm<QueueValues>({ initialValues: valuesOf(queue), validate: queueRules(text) });

  function restart(from: QueueConfigurationFragment) {
    restartForm(form, valuesOf(from));
  }

  async function handleSubmit(values: QueueValues) {
    const input = { id: queue.id, version: queue.version, ...inputOf(values) };
    const answer = (await updateQueue({ input }))?.updateQueue;
    if (answer?.__typename !== "QueueSaved") return showRefusal(form, answer, text);
    restart(answer.queue);
    notices.done("common.saved");
  }

  return (
    <SettingsForm
      form={form}
      labels={queueLabels(text)}
      onSubmit={handleSubmit}
      isSending={isSending}
      remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? queue)} />}
    >
      <QueueFields form={form} />
      <SettingsSection title={text("queues.delete")} body={text("queues.deleteBody")}>
        <div>
          <Button variant="light" color="danger" onClick={deleting.open}>
            {text("queues.delete")}
          </Button>
        </div>
      </SettingsSection>
      {isDeleting && <DeleteQueue queue={queue} onClose={deleting.close} onDeleted={() => router.replace("/queues")} />}
    </SettingsForm>
  );
}
