import type {
  CreateUserInput,
  EditConflict,
  NotFound,
  NotPermitted,
  UpdateUserInput,
  UserId,
  UsersArgs,
  ValidationFailed,
} from "@parley/schema";
import type { UserRow } from "../identity/index.ts";
import type { Page } from "../platform/pagination.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { Onlooker } from "./persistence/users.ts";
import { listUsers, seeUser } from "./read-users.ts";
import { type AgentsDeps, createUser, updateUser } from "./save-user.ts";
import { setPause, setQueueSignIn, signOutUser } from "./set-pause.ts";

type Bound<Act> = Act extends (deps: AgentsDeps, ...args: infer Args) => infer Answer
  ? (...args: Args) => Answer
  : never;

/** The people: users with their accounts, queues, capacity and pause. */
export interface Agents {
  list(by: Onlooker, args: UsersArgs): Promise<Page<UserRow>>;
  find(by: Onlooker, id: UserId): Promise<UserRow | null>;
  create(
    by: Viewer | null,
    input: CreateUserInput,
  ): Promise<{ readonly user: UserRow } | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateUserInput,
  ): Promise<{ readonly user: UserRow } | ValidationFailed | NotFound | EditConflict | NotPermitted>;
  setPause: Bound<typeof setPause>;
  signOut: Bound<typeof signOutUser>;
  setQueueSignIn: Bound<typeof setQueueSignIn>;
}

export function createAgents(deps: AgentsDeps): Agents {
  return {
    list: (by, args) => listUsers(deps.database, by, args),
    find: (by, id) => seeUser(deps.database, by, id),
    create: (by, input) => createUser(deps, by, input),
    update: (by, input) => updateUser(deps, by, input),
    setPause: (by, request) => setPause(deps, by, request),
    signOut: (by, userId) => signOutUser(deps, by, userId),
    setQueueSignIn: (by, request) => setQueueSignIn(deps, by, request),
  };
}
