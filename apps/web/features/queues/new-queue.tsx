"use client";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { SettingsForm } from "../../ui/settings/index.ts";
import { Page } from "../frame/index.ts";
import { CreateQueueMutation } from "./operations.ts";
import { QueueFields } from "./queue-form.tsx";
import { queueLabels } from "./queue-labels.ts";
import { inputOf, newQueueValues, type QueueValues, queueRules } from "./queue-values.ts";

export function NewQueue() {
  const text = useText();
  const router = useRouter();
  const notices = useNotices();
  const [createQueue, isSending] = useMutationAnswer(CreateQueueMutation, {
    update: (cache) => void cache.evict({ fieldName: "queues" }),
  });
  const form = useForm<QueueValues>({ initialValues: newQueueValues, validate: queueRules(text) });

  async function handleSubmit(values: QueueValues) {
    const answer = (await createQueue({ input: inputOf(values) }))?.createQueue;
    if (answer?.__typename !== "QueueSaved") return showRefusal(form, answer, text);
    notices.done("queues.created", { name: answer.queue.name });
    router.push("/queues");
  }

  return (
    <Page title={text("queues.newTitle")} parent={{ title: text("queues.title"), path: "/queues" }}>
      <SettingsForm
        form={form}
        labels={queueLabels(text)}
        onSubmit={handleSubmit}
        isSending={isSending}
        submitLabel={text("queues.add")}
        onCancel={() => router.push("/queues")}
      >
        <QueueFields form={form} />
      </SettingsForm>
    </Page>
  );
}
