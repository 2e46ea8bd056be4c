import type { Role } from "@parley/schema";
import type { Viewer } from "../platform/viewer.ts";

/** What an API token may be limited to, besides single permissions: looking, acting on interactions, administering. */
export const TOKEN_SCOPES = ["read", "interactions", "administration"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

interface PermissionRule {
  readonly roles: readonly Role[];
  /** The scope that carries it to an API token; null: never with a token, whatever its scopes. */
  readonly scope: TokenScope | null;
}

const EVERYBODY = ["administrator", "supervisor", "agent"] as const satisfies readonly Role[];
const LEADERS = ["administrator", "supervisor"] as const satisfies readonly Role[];
const ADMINISTRATORS = ["administrator"] as const satisfies readonly Role[];

/**
 * Who may do what: the one table that resolvers, subscriptions and file routes ask (R13).
 * Which accounts somebody may do it on is another question: `accountScope`.
 */
export const PERMISSIONS = {
  /** See accounts, within the account scope. */
  "accounts.read": { roles: EVERYBODY, scope: "read" },
  /** Create, edit and delete accounts, see their credentials' fields and receive URL, set their agents and plan. */
  "accounts.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** See colleagues; agents those on their accounts. */
  "users.read": { roles: EVERYBODY, scope: "read" },
  /** Create, edit and deactivate users, see their e-mail addresses. */
  "users.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** See queues; agents their own. */
  "queues.read": { roles: EVERYBODY, scope: "read" },
  /** Create, edit and delete queues. */
  "queues.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** See intervals and when they are open. */
  "intervals.read": { roles: LEADERS, scope: "read" },
  /** Create, edit and delete intervals. */
  "intervals.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** See reasons to be on pause. */
  "pauses.read": { roles: EVERYBODY, scope: "read" },
  /** Name reasons to be on pause. */
  "pauses.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** See teams. */
  "teams.read": { roles: LEADERS, scope: "read" },
  /** Create, edit and delete teams. */
  "teams.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** Pause, unpause and sign out agents, and sign them in and out of queues. */
  "users.supervise": { roles: LEADERS, scope: "interactions" },
  /** See contacts and contact lists. */
  "contacts.read": { roles: EVERYBODY, scope: "read" },
  /** Make contact lists. */
  "contacts.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** Correct a contact that writes to one's accounts, and sort it into lists. */
  "contacts.edit": { roles: EVERYBODY, scope: "interactions" },
  /** Put contacts on lists that decide who may write to an account (R4), and take them off. */
  "contacts.admit": { roles: LEADERS, scope: "interactions" },
  /** See the disposition tree. */
  "dispositions.read": { roles: EVERYBODY, scope: "read" },
  /** Make and delete dispositions. */
  "dispositions.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** Find canned answers. */
  "cannedAnswers.read": { roles: EVERYBODY, scope: "read" },
  /** Make and delete canned answers. */
  "cannedAnswers.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** See templates. */
  "templates.read": { roles: EVERYBODY, scope: "read" },
  /** Ask the provider for an account's templates. */
  "templates.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** Read interactions, threads and files, and hear of changes, within the account scope. */
  "interactions.read": { roles: EVERYBODY, scope: "read" },
  /** Take, open, answer, tag and close interactions of one's own, and write notes. */
  "interactions.handle": { roles: EVERYBODY, scope: "interactions" },
  /** Step in: take, tag and close interactions of others. */
  "interactions.intervene": { roles: LEADERS, scope: "interactions" },
  /** See and decide offers to oneself, and set one's own pause. */
  "offers.handle": { roles: EVERYBODY, scope: "interactions" },
  /** Read and replay what the webhooks' quarantine holds; it may show personal data. */
  "ingest.manage": { roles: ADMINISTRATORS, scope: "administration" },
  /** Make and see API tokens of one's own. */
  "apiTokens.own": { roles: EVERYBODY, scope: null },
  /** See and revoke API tokens of everybody. */
  "apiTokens.manage": { roles: ADMINISTRATORS, scope: null },
  /** Change one's own password. */
  "password.change": { roles: EVERYBODY, scope: null },
} as const satisfies Readonly<Record<string, PermissionRule>>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a viewer may do it: by their role and, with an API token, by what the token is limited to. */
export function may(viewer: Viewer | null, permission: Permission): boolean {
  if (viewer === null) return false;
  const rule: PermissionRule = PERMISSIONS[permission];
  if (!rule.roles.includes(viewer.role)) return false;
  if (viewer.apiTokenId === null) return true;
  if (rule.scope === null) return false;
  return viewer.scopes === null || viewer.scopes.includes(permission) || viewer.scopes.includes(rule.scope);
}

/** All that a viewer may do, for `Viewer.permissions`. */
export function permissionsOf(viewer: Viewer): readonly Permission[] {
  return Object.keys(PERMISSIONS)
    .filter(isPermission)
    .filter((permission) => may(viewer, permission));
}

/** Whether a text names a permission of the table. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}

/** Whether an API token may be limited to it: a scope, or a permission a token can carry. */
export function isGrantable(name: string): boolean {
  const isScope = TOKEN_SCOPES.some((scope) => scope === name);
  return isScope || (isPermission(name) && PERMISSIONS[name].scope !== null);
}
