import type { InteractionId, QueueId, UserId } from "@parley/schema";
import { isAccountInScope } from "../../identity/index.ts";
import type { Database } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { hasPlace, isPresent } from "../domain/agents.ts";
import { loadDirectory } from "../persistence/directory.ts";
import { readSituations } from "../persistence/situations.ts";
import { readTransferSettings, type TransferSettings } from "../persistence/transfers.ts";

/** Where an interaction may be transferred now. */
export interface TransferTargetsRow {
  readonly settings: TransferSettings;
  readonly agents: readonly {
    readonly agentId: UserId;
    readonly owned: number;
    readonly capacity: number;
    readonly isFull: boolean;
  }[];
  readonly queues: readonly { readonly queueId: QueueId; readonly present: number; readonly free: number }[];
}

/** Agents who are there and not paused, and queues with at least one such member; its owner aside. */
export async function findTransferTargets(
  database: Database,
  id: InteractionId,
  scope: AccountScope,
): Promise<TransferTargetsRow | null> {
  const em = database.fork();
  const [loaded] = isId(id) ? await readSituations(em, [id]) : [];
  if (loaded === undefined || !isAccountInScope(loaded.situation.accountId, scope)) return null;
  const { accountId, ownerId } = loaded.situation;
  const directory = await loadDirectory(em);
  const present = [...directory.agents.values()].filter((it) => it.id !== ownerId && isPresent(it, accountId));
  return {
    settings: await readTransferSettings(em, accountId),
    agents: present.map((it) => ({ agentId: it.id, owned: it.owned, capacity: it.capacity, isFull: !hasPlace(it) })),
    queues: [...directory.queues.values()]
      .map(({ id: queueId, members }) => ({ queueId, there: present.filter((it) => members.includes(it.id)) }))
      .filter(({ there }) => there.length > 0)
      .map(({ queueId, there }) => ({ queueId, present: there.length, free: there.filter(hasPlace).length })),
  };
}
