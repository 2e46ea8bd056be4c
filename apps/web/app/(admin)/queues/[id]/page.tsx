import { QueueSettings } from "../../../../features/queues/queue-settings.tsx";

export default async function QueuePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueSettings id={id} />;
}
