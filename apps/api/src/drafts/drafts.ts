import {
  DRAFT_LENGTH_MAX,
  type InteractionId,
  type NotFound,
  type SaveDraftInput,
  type UserId,
  type ValidationFailed,
} from "@parley/schema";
import { sql } from "kysely";
import { isInScope } from "../identity/index.ts";
import { type Database, type Em, query } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { notFound, validationFailed } from "../platform/refusals.ts";

export interface DraftRow {
  readonly interactionId: InteractionId;
  readonly text: string;
  readonly isNote: boolean;
  readonly updatedAt: Date;
}

/** Whose drafts, and where they may have any. */
export interface Drafter {
  readonly userId: UserId;
  readonly scope: AccountScope;
}

/** Words begun and not sent, each person's own, on whatever device they are (MSG-07). The one saved last counts. */
export interface Drafts {
  /** Null when there is none, or the interaction may not be seen (S18). */
  find(interactionId: InteractionId, by: Drafter): Promise<DraftRow | null>;
  save(input: SaveDraftInput, by: Drafter): Promise<{ readonly draft: DraftRow | null } | NotFound | ValidationFailed>;
}

export interface DraftsDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
}

const COLUMNS = sql`draft.interaction_id, draft.text, draft.is_note, draft.updated_at`;

export function createDrafts({ database, log }: DraftsDeps): Drafts {
  return {
    async find(interactionId, { userId, scope }) {
      if (!isId(interactionId)) return null;
      const [draft] = await query<DraftRow>(
        database.fork(),
        sql`select ${COLUMNS} from draft join interaction on interaction.id = draft.interaction_id
            where draft.interaction_id = ${interactionId} and draft.user_id = ${userId}
              and ${isInScope(sql`interaction.account_id`, scope)}`,
      );
      return draft ?? null;
    },

    async save({ interactionId, text, isNote }, { userId, scope }) {
      if (text.length > DRAFT_LENGTH_MAX) {
        return validationFailed([wrongField("text", because("DRAFT_TOO_LONG", { max: DRAFT_LENGTH_MAX }))]);
      }
      const saved = await database.transaction(async (em) => {
        const accountId = await accountOf(em, interactionId, scope);
        if (accountId === null) return notFound("INTERACTION");
        const changed =
          text.trim() === ""
            ? await forget(em, interactionId, userId)
            : await keep(em, { interactionId, userId, text, isNote: isNote === true });
        if (changed) await record(em, [{ kind: "draft_changed", interactionId, accountId, onlyForUserId: userId }]);
        return { draft: await own(em, interactionId, userId) };
      });
      log.committed();
      return saved;
    },
  };
}

async function accountOf(em: Em, interactionId: InteractionId, scope: AccountScope): Promise<string | null> {
  if (!isId(interactionId)) return null;
  const [found] = await query<{ accountId: string }>(
    em,
    sql`select account_id from interaction where id = ${interactionId} and ${isInScope(sql`account_id`, scope)}`,
  );
  return found?.accountId ?? null;
}

/** True when it was another one before: what is saved twice is told of once. */
async function keep(
  em: Em,
  { interactionId, userId, text, isNote }: Omit<DraftRow, "updatedAt"> & { readonly userId: UserId },
): Promise<boolean> {
  const changed = await query(
    em,
    sql`insert into draft (interaction_id, user_id, text, is_note) values (${interactionId}, ${userId}, ${text}, ${isNote})
        on conflict (interaction_id, user_id) do update set text = excluded.text, is_note = excluded.is_note, updated_at = now()
          where (draft.text, draft.is_note) is distinct from (excluded.text, excluded.is_note)
        returning 1`,
  );
  return changed.length > 0;
}

async function forget(em: Em, interactionId: InteractionId, userId: UserId): Promise<boolean> {
  const gone = await query(
    em,
    sql`delete from draft where interaction_id = ${interactionId} and user_id = ${userId} returning 1`,
  );
  return gone.length > 0;
}

async function own(em: Em, interactionId: InteractionId, userId: UserId): Promise<DraftRow | null> {
  const [draft] = await query<DraftRow>(
    em,
    sql`select ${COLUMNS} from draft where interaction_id = ${interactionId} and user_id = ${userId}`,
  );
  return draft ?? null;
}
