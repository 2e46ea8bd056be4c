import type { AnyProvider, HeldCredentials, ProviderNetwork, ProviderTemplate } from "@parley/providers";
import {
  type AccountId,
  type NotFound,
  type NotPermitted,
  type ProviderRefused,
  type SynchroniseTemplatesInput,
  TEMPLATES_MAX,
  type TemplatesArgs,
} from "@parley/schema";
import { isAccountInScope, may } from "../identity/index.ts";
import type { Database } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { EventLog } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId } from "../platform/ids.ts";
import { because } from "../platform/reasons.ts";
import { notFound, notPermitted, refused } from "../platform/refusals.ts";
import type { Viewer } from "../platform/viewer.ts";
import { listTemplates, storeTemplates, type TemplateRow } from "./persistence/templates.ts";

export interface TemplatesDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  readonly network: ProviderNetwork;
  /** The provider of an account with its credentials, which may be unreadable; null when there is no such account. */
  readonly connection: (
    accountId: string,
  ) => Promise<
    | { readonly state: "open"; readonly provider: AnyProvider; readonly credentials: HeldCredentials }
    | { readonly state: "unreadable" }
    | null
  >;
}

/** WhatsApp's message templates of each account, as its provider has them. */
export interface Templates {
  list(scope: AccountScope, args: TemplatesArgs): Promise<readonly TemplateRow[]>;
  synchronise(
    by: Viewer | null,
    input: SynchroniseTemplatesInput,
  ): Promise<{ readonly templates: readonly TemplateRow[] } | NotFound | NotPermitted | ProviderRefused>;
}

export function createTemplates(deps: TemplatesDeps): Templates {
  return {
    list: async (scope, { accountId, state }) =>
      isId(accountId) && isAccountInScope(accountId, scope)
        ? listTemplates(deps.database.fork(), accountId, state ?? null, TEMPLATES_MAX)
        : [],
    synchronise: (by, { accountId }) => synchronise(deps, by, accountId),
  };
}

/** Asks the provider, outside any transaction, and stores what it has now. */
async function synchronise(
  { database, log, network, connection }: TemplatesDeps,
  by: Viewer | null,
  accountId: AccountId,
): Promise<{ readonly templates: readonly TemplateRow[] } | NotFound | NotPermitted | ProviderRefused> {
  if (!may(by, "templates.manage")) return notPermitted();
  const connected = await connection(accountId);
  if (connected === null) return notFound("ACCOUNT");
  if (connected.state === "unreadable")
    return { ...refused("PROVIDER_REFUSED", because("CREDENTIALS_UNREADABLE")), failureClass: "configuration" };
  const answer = await connected.provider.listTemplates(connected.credentials, network);
  if (answer.type === "failed") {
    const { class: failureClass, detail } = answer.failure;
    return { ...refused("PROVIDER_REFUSED", because("TEMPLATES_NOT_GIVEN", { detail })), failureClass };
  }
  const templates = await database.transaction(async (em) => {
    const seen = answer.templates
      .slice(0, TEMPLATES_MAX)
      .map((template) => ({ ...template, isRecontact: mayRecontact(template) }));
    await storeTemplates(em, accountId, seen);
    await record(em, [{ kind: "account_changed", accountId }]);
    return listTemplates(em, accountId, null, TEMPLATES_MAX);
  });
  log.committed();
  return { templates };
}

/** Whether a template can open a conversation again: it is no one-time password, and has no location at its head. */
function mayRecontact({ category, header }: ProviderTemplate): boolean {
  return category?.toUpperCase() !== "AUTHENTICATION" && header?.type !== "location";
}
