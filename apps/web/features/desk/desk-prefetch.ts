import { type Prefetched, prefetch } from "../../lib/prefetch/prefetch.ts";
import { ViewerQuery } from "../../lib/session/viewer.ts";
import { DeskQueuesQuery } from "./dashboard/queues-query.ts";
import { DeskInteractionsQuery } from "./lists/interactions-query.ts";
import { listQuestion } from "./lists/list-kinds.ts";
import { ContactPanelQuery, InteractionNotesQuery } from "./panel/panel-queries.ts";
import { ThreadQuery } from "./thread/thread-query.ts";

/** What the desk shows first. The viewer before all else: what happens after their cursor is told by the live events (R15). */
export function prefetchDesk(): Promise<Prefetched | null> {
  return prefetch(async (client) => {
    const { data } = await client.query({ query: ViewerQuery });
    const user = data?.viewer?.user;
    if (user?.role !== "AGENT") return;
    const lists = (["mine", "waiting"] as const).map((kind) =>
      client.query({ query: DeskInteractionsQuery, variables: listQuestion(kind, user.id) }),
    );
    await Promise.all([...lists, client.query({ query: DeskQueuesQuery })]);
  });
}

/** The thread that the address asks for, with the panel beside it. */
export async function prefetchThread(interactionId: string | undefined): Promise<Prefetched | null> {
  if (interactionId === undefined) return null;
  const variables = { id: interactionId };
  return prefetch(async (client) => {
    const questions = [ThreadQuery, ContactPanelQuery, InteractionNotesQuery];
    await Promise.all(questions.map((query) => client.query<unknown, typeof variables>({ query, variables })));
  });
}
