import { NewQueue } from "../../../../features/queues/new-queue.tsx";

export default function NewQueuePage() {
  return <NewQueue />;
}
