import {
  type AccountId,
  CANNED_ANSWER_KEY_LENGTH,
  type CannedAnswerDeleted,
  type CannedAnswerId,
  type CannedAnswersArgs,
  type CreateCannedAnswerInput,
  type DeleteCannedAnswerInput,
  type EditConflict,
  MESSAGE_TEXT_LENGTH,
  type NotFound,
  type NotPermitted,
  type Reason,
  type UpdateCannedAnswerInput,
  type ValidationFailed,
} from "@parley/schema";
import { isAccountInScope, may } from "../identity/index.ts";
import type { Database, Em } from "../platform/database.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId, newId } from "../platform/ids.ts";
import { holdLock } from "../platform/locks.ts";
import { because } from "../platform/reasons.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { problemWithLength, wrongFields } from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";
import { CannedAnswerEntity, type CannedAnswerRow } from "./persistence/canned-answer.entity.ts";
import { isKeyTaken, listCannedAnswers } from "./persistence/canned-answers.ts";

export interface CannedAnswersDeps {
  readonly database: Database;
  /** Which of the accounts are there. */
  readonly presentAccountIds: (em: Em, ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Prepared texts for the composer. */
export interface CannedAnswers {
  /** The account's own blended with the general ones, by key; none of an account the viewer may not see. */
  list(scope: AccountScope, args: CannedAnswersArgs): Promise<readonly CannedAnswerRow[]>;
  create(
    by: Viewer | null,
    input: CreateCannedAnswerInput,
  ): Promise<{ readonly cannedAnswer: CannedAnswerRow } | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateCannedAnswerInput,
  ): Promise<{ readonly cannedAnswer: CannedAnswerRow } | ValidationFailed | NotFound | EditConflict | NotPermitted>;
  delete(by: Viewer | null, input: DeleteCannedAnswerInput): Promise<CannedAnswerDeleted | NotFound | NotPermitted>;
}

const KEY_LOCK = 7_251_190_004;

export function createCannedAnswers(deps: CannedAnswersDeps): CannedAnswers {
  return {
    list: (scope, { accountId, search }) => {
      const isSeen = accountId != null && isId(accountId) && isAccountInScope(accountId, scope);
      return listCannedAnswers(deps.database.fork(), isSeen ? accountId : null, search);
    },
    create: (by, input) => create(deps, by, input),
    update: (by, input) => update(deps.database, by, input),
    delete: (by, input) => remove(deps.database, by, input),
  };
}

async function create(
  { database, presentAccountIds }: CannedAnswersDeps,
  by: Viewer | null,
  input: CreateCannedAnswerInput,
): Promise<{ readonly cannedAnswer: CannedAnswerRow } | ValidationFailed | NotPermitted> {
  if (!may(by, "cannedAnswers.manage")) return notPermitted();
  const key = input.key.trim();
  const text = input.text.trim();
  const accountId = input.accountId ?? null;
  return database.transaction(async (em) => {
    await holdLock(em, { lock: KEY_LOCK });
    const isAccount = accountId === null || (await presentAccountIds(em, [accountId])).has(accountId);
    const fields = wrongFields([
      [
        "key",
        problemWithText(key, CANNED_ANSWER_KEY_LENGTH) ??
          (isAccount ? await problemWithKey(em, key, accountId, null) : null),
      ],
      ["text", problemWithText(text, MESSAGE_TEXT_LENGTH)],
      ["accountId", isAccount ? null : because("ACCOUNT_GONE")],
    ]);
    if (fields.length > 0) return validationFailed(fields);
    const cannedAnswer = em.create(CannedAnswerEntity, { id: newId<CannedAnswerId>(), key, text, accountId });
    await em.persist(cannedAnswer).flush();
    return { cannedAnswer };
  });
}

/** Changes a canned answer; what was sent stays. */
async function update(
  database: Database,
  by: Viewer | null,
  input: UpdateCannedAnswerInput,
): Promise<{ readonly cannedAnswer: CannedAnswerRow } | ValidationFailed | NotFound | EditConflict | NotPermitted> {
  if (!may(by, "cannedAnswers.manage")) return notPermitted();
  if (!isId(input.id)) return notFound("CANNED_ANSWER");
  return database.transaction(async (em) => {
    await holdLock(em, { lock: KEY_LOCK });
    const cannedAnswer = await em.findOne(CannedAnswerEntity, { id: input.id });
    if (cannedAnswer === null) return notFound("CANNED_ANSWER");
    if (cannedAnswer.version !== input.version) return editConflict(cannedAnswer.version);
    const key = input.key?.trim() ?? cannedAnswer.key;
    const text = input.text?.trim() ?? cannedAnswer.text;
    const isKeyWrong = problemWithText(key, CANNED_ANSWER_KEY_LENGTH);
    const fields = wrongFields([
      ["key", isKeyWrong ?? (await problemWithKey(em, key, cannedAnswer.accountId, cannedAnswer.id))],
      ["text", problemWithText(text, MESSAGE_TEXT_LENGTH)],
    ]);
    if (fields.length > 0) return validationFailed(fields);
    Object.assign(cannedAnswer, { key, text, version: cannedAnswer.version + 1 });
    await em.flush();
    return { cannedAnswer };
  });
}

async function problemWithKey(
  em: Em,
  key: string,
  accountId: AccountId | null,
  exceptId: CannedAnswerId | null,
): Promise<Reason | null> {
  return (await isKeyTaken(em, key, accountId, exceptId)) ? because("CANNED_ANSWER_KEY_TAKEN") : null;
}

function problemWithText(text: string, { min, max }: { readonly min: number; readonly max: number }): Reason | null {
  return text.length < min ? because("TEXT_MISSING") : problemWithLength(text, max);
}

async function remove(
  database: Database,
  by: Viewer | null,
  { id }: DeleteCannedAnswerInput,
): Promise<CannedAnswerDeleted | NotFound | NotPermitted> {
  if (!may(by, "cannedAnswers.manage")) return notPermitted();
  const gone = isId(id) ? await database.fork().nativeDelete(CannedAnswerEntity, { id }) : 0;
  return gone > 0 ? { id } : notFound("CANNED_ANSWER");
}
