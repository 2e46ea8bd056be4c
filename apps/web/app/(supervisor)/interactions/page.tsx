import { Suspense } from "react";
import { InteractionList } from "../../../features/interactions/interaction-list.tsx";

export default function InteractionsPage() {
  return (
    <Suspense>
      <InteractionList />
    </Suspense>
  );
}
