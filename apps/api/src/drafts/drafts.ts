import {
  DRAFT_LENGTH_MAX,
  type InteractionId,
  type NotFound,
  type SaveDraftInput,
  type UserId,
  type ValidationFailed,
} from "@parley/schema";
import type { Database } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { notFound, validationFailed } from "../platform/refusals.ts";
import type { DraftRow } from "./persistence/draft.entity.ts";
import { accountOfInteraction, deleteDraft, findDraft, findDraftInScope, saveDraft } from "./persistence/drafts.ts";

/** Whose drafts, and where they may have any. */
export interface Drafter {
  readonly userId: UserId;
  readonly scope: AccountScope;
}

/** Words begun and not sent, each person's own, on whatever device they are. The one saved last counts. */
export interface Drafts {
  /** Null when there is none, or the interaction may not be seen. */
  find(interactionId: InteractionId, by: Drafter): Promise<DraftRow | null>;
  save(input: SaveDraftInput, by: Drafter): Promise<{ readonly draft: DraftRow | null } | NotFound | ValidationFailed>;
}

export interface DraftsDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
}

export function createDrafts({ database, log }: DraftsDeps): Drafts {
  return {
    async find(interactionId, { userId, scope }) {
      return isId(interactionId) ? findDraftInScope(database.fork(), { interactionId, userId }, scope) : null;
    },

    async save({ interactionId, text, isNote }, { userId, scope }) {
      if (text.length > DRAFT_LENGTH_MAX) {
        return validationFailed([wrongField("text", because("DRAFT_TOO_LONG", { max: DRAFT_LENGTH_MAX }))]);
      }
      const saved = await database.transaction(async (em) => {
        const accountId = isId(interactionId) ? await accountOfInteraction(em, interactionId, scope) : null;
        if (accountId === null) return notFound("INTERACTION");
        const key = { interactionId, userId };
        const changed =
          text.trim() === ""
            ? await deleteDraft(em, key)
            : (await saveDraft(em, { ...key, text, isNote: isNote === true })).length > 0;
        if (changed) await record(em, [{ kind: "draft_changed", interactionId, accountId, onlyForUserId: userId }]);
        return { draft: await findDraft(em, key) };
      });
      log.committed();
      return saved;
    },
  };
}
