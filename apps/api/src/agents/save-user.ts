import {
  CAPACITY,
  type CreateUserInput,
  type EditConflict,
  type NotFound,
  type NotPermitted,
  type Role,
  type UpdateUserInput,
  type UserId,
  type ValidationFailed,
} from "@parley/schema";
import { setAccountsOf } from "../accounts/index.ts";
import {
  deleteApiTokensOf,
  endSessionsOf,
  findUser,
  hashPassword,
  insertUser,
  isOtherAdministrator,
  lockAdministrators,
  lockUser,
  may,
  updateUser as storeUser,
  type UserRow,
} from "../identity/index.ts";
import { committing } from "../platform/committing.ts";
import type { Database, Em } from "../platform/database.ts";
import { type Fact, record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import { isId, newId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import { uniquely } from "../platform/uniquely.ts";
import type { Viewer } from "../platform/viewer.ts";
import { setQueuesOf } from "../queues/index.ts";
import { EMAIL_TAKEN, type UserValues, userProblems, userValues } from "./user-input.ts";

/** What this area is given. */
export interface AgentsDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Somebody may have become eligible for offers, or is no longer: routing evaluates again (R6, R7). */
  readonly eligibilityChanged: () => void;
  /** Routes anew what users own and can no longer answer. */
  readonly releaseWork: (em: Em, userIds: readonly UserId[]) => Promise<void>;
}

interface Saved {
  readonly user: UserRow;
}

/** Makes a user who can sign in at once. */
export async function createUser(
  deps: AgentsDeps,
  by: Viewer | null,
  input: CreateUserInput,
): Promise<Saved | ValidationFailed | NotPermitted> {
  if (!may(by, "users.manage")) return notPermitted();
  const values = userValues(input);
  const passwordHash = await hashPassword(input.password);
  return uniquely(EMAIL_TAKEN, () =>
    committing(deps, async (em) => {
      const fields = await userProblems(em, values, null);
      if (fields.length > 0) return validationFailed(fields);
      const id = newId<UserId>();
      await insertUser(em, {
        id,
        name: values.name,
        alias: values.alias || null,
        email: values.email,
        role: input.role,
        passwordHash,
        capacity: values.capacity ?? CAPACITY.default,
        autoAnswer: input.autoAnswer === true,
      });
      await record(em, await setMemberships(em, id, values));
      return { user: await stored(em, id) };
    }),
  );
}

/** Changes a user, or stops them from signing in: their sessions and tokens end, their sockets are checked again. */
export async function updateUser(
  deps: AgentsDeps,
  by: Viewer | null,
  input: UpdateUserInput,
): Promise<Saved | ValidationFailed | NotFound | EditConflict | NotPermitted> {
  if (!may(by, "users.manage")) return notPermitted();
  const values = userValues(input);
  const passwordHash = values.password === null ? null : await hashPassword(values.password);
  return uniquely(EMAIL_TAKEN, () =>
    committing(deps, async (em) => {
      await lockAdministrators(em);
      const user = isId(input.id) ? await lockedUser(em, input.id) : null;
      if (user === null) return notFound("USER");
      if (user.version !== input.version) return editConflict(user.version);

      const role = input.role ?? user.role;
      const isActive = input.isActive ?? user.isActive;
      const fields = await userProblems(em, values, user.id);
      if (await leavesNoAdministrator(em, user, role, isActive)) {
        const path = isActive ? "role" : "isActive";
        fields.push(wrongField(path, because("LAST_ADMINISTRATOR")));
      }
      if (fields.length > 0) return validationFailed(fields);

      await storeUser(em, user.id, {
        name: values.name ?? undefined,
        alias: values.alias === null ? undefined : values.alias || null,
        email: values.email ?? undefined,
        role,
        isActive,
        capacity: values.capacity ?? undefined,
        autoAnswer: input.autoAnswer ?? undefined,
        passwordHash: passwordHash ?? undefined,
      });
      if (!isActive || passwordHash !== null)
        await endSessionsOf(em, user.id, isActive ? (by?.sessionId ?? null) : null);
      if (!isActive) await deleteApiTokensOf(em, user.id);
      const memberships = await setMemberships(em, user.id, values);
      await deps.releaseWork(em, [user.id]);
      await record(em, [
        { kind: "viewer_changed", userId: user.id },
        { kind: "presence_changed", userId: user.id },
        ...memberships,
      ]);
      return { user: await stored(em, user.id) };
    }),
  );
}

async function setMemberships(em: Em, userId: UserId, { accountIds, queueIds }: UserValues): Promise<Fact[]> {
  const accounts = accountIds === null ? [] : await setAccountsOf(em, userId, accountIds);
  const queues = queueIds === null ? [] : await setQueuesOf(em, { userId, queueIds });
  return [
    ...accounts.map((accountId) => ({ kind: "account_changed" as const, accountId })),
    ...queues.map(({ queueId }) => ({ kind: "queue_changed" as const, queueId })),
  ];
}

async function lockedUser(em: Em, id: UserId): Promise<UserRow | null> {
  await lockUser(em, id);
  return findUser(em, id);
}

async function leavesNoAdministrator(em: Em, user: UserRow, role: Role, isActive: boolean): Promise<boolean> {
  const is = user.role === "administrator" && user.isActive;
  if (!is || (role === "administrator" && isActive)) return false;
  return !(await isOtherAdministrator(em, user.id));
}

async function stored(em: Em, id: UserId): Promise<UserRow> {
  const user = await findUser(em, id);
  if (user === null) throw new Error("a user that was just stored is not there");
  return user;
}
