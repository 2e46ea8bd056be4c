import type { InteractionClosed, InteractionId, NotFound, NotYours, UserId } from "@parley/schema";
import { lockUser } from "../identity/index.ts";
import type { Database, Em } from "../platform/database.ts";
import { type Fact, record } from "../platform/event-log/fact.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId } from "../platform/ids.ts";
import { because } from "../platform/reasons.ts";
import { notFound, refused } from "../platform/refusals.ts";
import { pauseUser, unpauseUser } from "./pausing.ts";
import {
  deleteDisposing,
  deleteDisposingOf,
  deleteOverdue,
  findOverdue,
  isDisposing,
  lockDisposable,
  renewDisposing,
} from "./persistence/disposing.ts";

/** A dialog says that it is still open before this is over; a desk that went away says nothing, and the pause ends. */
export const DISPOSING_SECONDS = 60;

type Begun =
  | { readonly until: Date }
  | NotFound
  | (NotYours & { readonly assignedAgentId: UserId | null })
  | InteractionClosed;

/** The viewer begins, or goes on, to close their interaction: the account's pause is on meanwhile where it says so (R11). */
export function beginDisposing(
  database: Database,
  interactionId: InteractionId,
  by: { readonly userId: UserId; readonly scope: AccountScope },
): Promise<Begun> {
  return database.transaction(async (em): Promise<Begun> => {
    const interaction = isId(interactionId) ? await lockDisposable(em, interactionId, by.scope) : undefined;
    if (interaction === undefined) return notFound("INTERACTION");
    if (interaction.phase === "closed") {
      return refused("INTERACTION_CLOSED", because("INTERACTION_CLOSED"));
    }
    const { assignedAgentId } = interaction;
    if (assignedAgentId !== by.userId) {
      return { ...refused("NOT_YOURS", because("NOT_YOURS_TO_DISPOSE")), assignedAgentId };
    }
    await lockUser(em, by.userId);
    const [lease] = await renewDisposing(em, { interactionId, userId: by.userId, seconds: DISPOSING_SECONDS });
    if (lease === undefined) throw new Error("a lease was not stored");
    if (interaction.mandatoryDisposition) {
      const pausing = {
        userId: by.userId,
        pauseName: interaction.dispositionPauseName,
        isAutomatic: true,
        setById: by.userId,
      };
      await record(em, await pauseUser(em, pausing));
    }
    return lease;
  });
}

/** The dialog is gone, however it ended. Returns what to record. */
export async function endDisposing(em: Em, interactionId: InteractionId, userId: UserId): Promise<Fact[]> {
  if (!isId(interactionId)) return [];
  await lockUser(em, userId);
  return (await deleteDisposing(em, { interactionId, userId })) ? liftIfLast(em, [userId]) : [];
}

/** Ends what nobody renewed: the desk went away with its dialog open. How many facts were recorded. */
export async function endOverdueDisposing(database: Database): Promise<number> {
  const overdue = await findOverdue(database.fork());
  if (overdue.length === 0) return 0;
  return database.transaction(async (em) => {
    const gone = await deleteOverdue(em);
    const facts = await liftIfLast(em, [...new Set(gone.map(({ userId }) => userId))].sort());
    await record(em, facts);
    return facts.length;
  });
}

/** Interactions were closed, by whomever: no dialog of theirs goes on. Returns what to record. */
export async function endDisposingOf(em: Em, interactionIds: readonly InteractionId[]): Promise<Fact[]> {
  if (interactionIds.length === 0) return [];
  const gone = await deleteDisposingOf(em, { interactionIds });
  return liftIfLast(em, [...new Set(gone.map(({ userId }) => userId))].sort());
}

/**
 * The pause that came by itself goes by itself, once no dialog is left; one that a person chose stays. Dialogs of one
 * person begin and end one after the other: else one's end would lift what another has just begun.
 */
async function liftIfLast(em: Em, userIds: readonly UserId[]): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const userId of userIds) await lockUser(em, userId);
  for (const userId of userIds) {
    if (!(await isDisposing(em, userId))) facts.push(...(await unpauseUser(em, userId, true)));
  }
  return facts;
}
