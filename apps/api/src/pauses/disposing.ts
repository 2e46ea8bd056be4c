import type { InteractionClosed, InteractionId, NotFound, NotYours, PauseId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { isInScope } from "../identity/index.ts";
import { type Database, type Em, query } from "../platform/database.ts";
import { type Fact, record } from "../platform/event-log/fact.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId } from "../platform/ids.ts";
import { because } from "../platform/reasons.ts";
import { notFound, refused } from "../platform/refusals.ts";
import { pauseUser, unpauseUser } from "./pausing.ts";

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
    const interaction = await loadInteraction(em, interactionId, by.scope);
    if (interaction === null) return notFound("INTERACTION");
    if (interaction.phase === "closed") {
      return refused("INTERACTION_CLOSED", because("INTERACTION_CLOSED"));
    }
    const { assignedAgentId } = interaction;
    if (assignedAgentId !== by.userId) {
      return { ...refused("NOT_YOURS", because("NOT_YOURS_TO_DISPOSE")), assignedAgentId };
    }
    await lockUser(em, by.userId);
    const [lease] = await query<{ until: Date }>(
      em,
      sql`insert into disposing (interaction_id, user_id, until)
          values (${interactionId}, ${by.userId}, now() + make_interval(secs => ${DISPOSING_SECONDS}))
          on conflict (interaction_id, user_id) do update set until = excluded.until returning until`,
    );
    if (lease === undefined) throw new Error("a lease was not stored");
    if (interaction.mandatoryDisposition) {
      const pausing = {
        userId: by.userId,
        pauseId: interaction.dispositionPauseId,
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
  const gone = await query(
    em,
    sql`delete from disposing where interaction_id = ${interactionId} and user_id = ${userId} returning 1`,
  );
  return gone.length === 0 ? [] : liftIfLast(em, [userId]);
}

/** Ends what nobody renewed: the desk went away with its dialog open. How many facts were recorded. */
export async function endForgottenDisposing(database: Database): Promise<number> {
  const overdue = await query(database.fork(), sql`select 1 from disposing where until < now() limit 1`);
  if (overdue.length === 0) return 0;
  return database.transaction(async (em) => {
    const gone = await query<{ userId: UserId }>(em, sql`delete from disposing where until < now() returning user_id`);
    const facts = await liftIfLast(em, [...new Set(gone.map(({ userId }) => userId))].sort());
    await record(em, facts);
    return facts.length;
  });
}

/** Interactions were closed, by whomever: no dialog of theirs goes on. Returns what to record. */
export async function endDisposingOf(em: Em, interactionIds: readonly InteractionId[]): Promise<Fact[]> {
  if (interactionIds.length === 0) return [];
  const gone = await query<{ userId: UserId }>(
    em,
    sql`delete from disposing where interaction_id = any(${interactionIds}::uuid[]) returning user_id`,
  );
  return liftIfLast(em, [...new Set(gone.map(({ userId }) => userId))].sort());
}

/** Dialogs of one person begin and end one after the other: else one's end would lift what another has just begun. */
async function lockUser(em: Em, userId: UserId): Promise<void> {
  await query(em, sql`select 1 from parley_user where id = ${userId} for update`);
}

/** The pause that came by itself goes by itself, once no dialog is left; one that a person chose stays. */
async function liftIfLast(em: Em, userIds: readonly UserId[]): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const userId of userIds) await lockUser(em, userId);
  for (const userId of userIds) {
    const others = await query(em, sql`select 1 from disposing where user_id = ${userId} limit 1`);
    if (others.length === 0) facts.push(...(await unpauseUser(em, userId, true)));
  }
  return facts;
}

interface Disposable {
  readonly phase: string;
  readonly assignedAgentId: UserId | null;
  readonly mandatoryDisposition: boolean;
  readonly dispositionPauseId: PauseId | null;
}

async function loadInteraction(em: Em, id: InteractionId, scope: AccountScope): Promise<Disposable | null> {
  if (!isId(id)) return null;
  const [row] = await query<Disposable>(
    em,
    sql`select interaction.phase, interaction.assigned_agent_id, account.mandatory_disposition, account.disposition_pause_id
        from interaction join account on account.id = interaction.account_id
        where interaction.id = ${id} and ${isInScope(sql`interaction.account_id`, scope)} for share of interaction`,
  );
  return row ?? null;
}
