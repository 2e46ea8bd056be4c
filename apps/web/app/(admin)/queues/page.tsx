import { QueueList } from "../../../features/queues/queue-list.tsx";

export default function QueuesPage() {
  return <QueueList />;
}
