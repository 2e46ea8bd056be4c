import {
  type AccountId,
  type CreateDispositionInput,
  type DeleteDispositionInput,
  DISPOSITION_LEVELS,
  type DispositionDeleted,
  type DispositionId,
  type EditConflict,
  type FieldError,
  type InUse,
  type NotFound,
  type NotPermitted,
  type Reason,
  type UpdateDispositionInput,
  type ValidationFailed,
} from "@parley/schema";
import { isAccountInScope, may } from "../identity/index.ts";
import type { Database, Em } from "../platform/database.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId, newId } from "../platform/ids.ts";
import { holdLock } from "../platform/locks.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { editConflict, inUse, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { problemWithName, wrongFields } from "../platform/validation.ts";
import type { Viewer } from "../platform/viewer.ts";
import { DispositionEntity, type DispositionRow } from "./persistence/disposition.entity.ts";
import { type DispositionNode, levelOf, treeOf, withDescendants } from "./tree.ts";

export interface DispositionsDeps {
  readonly database: Database;
  /** Which of the accounts are there. */
  readonly presentAccountIds: (em: Em, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Name of an account whose plan closes with one of these, or null. */
  readonly accountPlanning: (em: Em, ids: readonly DispositionId[]) => Promise<string | null>;
}

/** How interactions end: the tree agents choose from (R11). */
export interface Dispositions {
  /** Roots an account may be closed with, or only the general ones; agents get none of accounts they are not on. */
  tree(scope: AccountScope, accountId: AccountId | null): Promise<readonly DispositionNode[]>;
  create(
    by: Viewer | null,
    input: CreateDispositionInput,
  ): Promise<{ readonly disposition: DispositionRow } | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateDispositionInput,
  ): Promise<
    { readonly disposition: DispositionRow } | ValidationFailed | InUse | NotFound | EditConflict | NotPermitted
  >;
  delete(
    by: Viewer | null,
    input: DeleteDispositionInput,
  ): Promise<DispositionDeleted | InUse | NotFound | NotPermitted>;
}

const TREE_LOCK = 7_251_190_003;

export function createDispositions(deps: DispositionsDeps): Dispositions {
  return {
    async tree(scope, accountId) {
      const isSeen = accountId !== null && isId(accountId) && isAccountInScope(accountId, scope);
      return treeOf(await choices(deps.database.fork(), isSeen ? accountId : null));
    },
    create: (by, input) => create(deps, by, input),
    update: (by, input) => update(deps.database, by, input),
    delete: (by, input) => remove(deps, by, input),
  };
}

/** Dispositions an account may be closed with by people and plans: its own and the general ones, without the system's. */
export async function choosableDispositionIds(em: Em, accountId: AccountId): Promise<Set<DispositionId>> {
  const rows = await choices(em, accountId);
  return new Set(rows.filter(({ isSystem }) => !isSystem).map(({ id }) => id));
}

function choices(em: Em, accountId: AccountId | null): Promise<DispositionRow[]> {
  return em.find(
    DispositionEntity,
    accountId === null ? { accountId: null } : { $or: [{ accountId }, { accountId: null }] },
  );
}

async function create(
  { database, presentAccountIds }: DispositionsDeps,
  by: Viewer | null,
  input: CreateDispositionInput,
): Promise<{ readonly disposition: DispositionRow } | ValidationFailed | NotPermitted> {
  if (!may(by, "dispositions.manage")) return notPermitted();
  const name = input.name.trim();
  const accountId = input.accountId ?? null;
  const parentId = input.parentId ?? null;
  return database.transaction(async (em) => {
    await holdLock(em, { lock: TREE_LOCK });
    const isAccount = accountId === null || (await presentAccountIds(em, [accountId])).has(accountId);
    const rows = isAccount ? await em.find(DispositionEntity, { accountId }) : [];
    const fields = [
      ...wrongFields([
        ["name", problemWithName(name)],
        ["accountId", isAccount ? null : because("ACCOUNT_GONE")],
      ]),
      ...problemWithPlace(rows, parentId, name),
    ];
    if (fields.length > 0) return validationFailed(fields);
    const disposition = em.create(DispositionEntity, { id: newId<DispositionId>(), name, parentId, accountId });
    await em.persist(disposition).flush();
    return { disposition };
  });
}

/** Renames a disposition; what was closed with it keeps the old text. */
async function update(
  database: Database,
  by: Viewer | null,
  input: UpdateDispositionInput,
): Promise<
  { readonly disposition: DispositionRow } | ValidationFailed | InUse | NotFound | EditConflict | NotPermitted
> {
  if (!may(by, "dispositions.manage")) return notPermitted();
  if (!isId(input.id)) return notFound("DISPOSITION");
  const name = input.name.trim();
  return database.transaction(async (em) => {
    await holdLock(em, { lock: TREE_LOCK });
    const disposition = await em.findOne(DispositionEntity, { id: input.id });
    if (disposition === null) return notFound("DISPOSITION");
    if (disposition.isSystem) return inUse(because("DISPOSITION_OF_SYSTEM"));
    if (disposition.version !== input.version) return editConflict(disposition.version);
    const { accountId, parentId, id } = disposition;
    const others = await em.find(DispositionEntity, { accountId, parentId, id: { $ne: id } });
    const fields = wrongFields([["name", problemWithName(name) ?? problemWithNamesake(others, parentId, name)]]);
    if (fields.length > 0) return validationFailed(fields);
    Object.assign(disposition, { name, version: disposition.version + 1 });
    await em.flush();
    return { disposition };
  });
}

function problemWithNamesake(
  rows: readonly DispositionRow[],
  parentId: DispositionId | null,
  name: string,
): Reason | null {
  const isTaken = rows.some((row) => row.parentId === parentId && row.name.toLowerCase() === name.toLowerCase());
  return isTaken ? because("DISPOSITION_NAME_TAKEN") : null;
}

function problemWithPlace(rows: readonly DispositionRow[], parentId: DispositionId | null, name: string): FieldError[] {
  const parent = rows.find(({ id }) => id === parentId);
  if (parentId !== null && (parent === undefined || parent.isSystem)) {
    return [wrongField("parentId", because("DISPOSITION_PARENT_WRONG"))];
  }
  if (parentId !== null && levelOf(rows, parentId) >= DISPOSITION_LEVELS) {
    return [wrongField("parentId", because("DISPOSITION_TOO_DEEP", { max: DISPOSITION_LEVELS }))];
  }
  return wrongFields([["name", problemWithNamesake(rows, parentId, name)]]);
}

async function remove(
  { database, accountPlanning }: DispositionsDeps,
  by: Viewer | null,
  { id }: DeleteDispositionInput,
): Promise<DispositionDeleted | InUse | NotFound | NotPermitted> {
  if (!may(by, "dispositions.manage")) return notPermitted();
  if (!isId(id)) return notFound("DISPOSITION");
  return database.transaction(async (em) => {
    await holdLock(em, { lock: TREE_LOCK });
    const disposition = await em.findOne(DispositionEntity, { id });
    if (disposition === null) return notFound("DISPOSITION");
    if (disposition.isSystem) return inUse(because("DISPOSITION_OF_SYSTEM"));
    const rows = await em.find(DispositionEntity, { accountId: disposition.accountId });
    const planning = await accountPlanning(em, withDescendants(rows, id));
    if (planning !== null) return inUse(because("DISPOSITION_PLANNED", { account: planning }));
    await em.nativeDelete(DispositionEntity, { id });
    return { id };
  });
}
