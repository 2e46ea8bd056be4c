import type { Database, Em } from "./database.ts";
import type { EventLog } from "./event-log/log.ts";

export interface CommittingDeps {
  readonly database: Pick<Database, "transaction">;
  readonly log: Pick<EventLog, "committed">;
  /** Who may be offered what has changed: whoever looks for agents looks again. */
  readonly eligibilityChanged: () => void;
}

/** One transaction that changes who may be offered what, told of once it is committed. */
export async function committing<Answer>(
  { database, log, eligibilityChanged }: CommittingDeps,
  work: (em: Em) => Promise<Answer>,
): Promise<Answer> {
  const answer = await database.transaction(work);
  log.committed();
  eligibilityChanged();
  return answer;
}
