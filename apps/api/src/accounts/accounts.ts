import type {
  AccountDeleted,
  AccountId,
  AccountsArgs,
  CreateAccountInput,
  CredentialValue,
  DeleteAccountInput,
  EditConflict,
  NotFound,
  NotPermitted,
  RoutingActionInput,
  SetAccountAgentsInput,
  SetAccountWhitelistInput,
  SetRoutingPlanInput,
  UpdateAccountInput,
  ValidationFailed,
} from "@parley/schema";
import type { Em } from "../platform/database.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import type { Page } from "../platform/pagination.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { PlanStep } from "../routing-plans/index.ts";
import { type FoundConnection, openConnections } from "./application/connections.ts";
import { createAccount } from "./application/create-account.ts";
import { deleteAccount } from "./application/delete-account.ts";
import type { AccountsDeps } from "./application/deps.ts";
import { findAccount, listAccounts } from "./application/read-accounts.ts";
import { areReadable, shownCredentials } from "./application/sealed-credentials.ts";
import { setAccountAgents } from "./application/set-account-agents.ts";
import { setAccountWhitelist } from "./application/set-account-whitelist.ts";
import { checkPlan, setRoutingPlan } from "./application/set-routing-plan.ts";
import { updateAccount } from "./application/update-account.ts";
import { receiveUrl } from "./domain/receive-url.ts";
import type { AccountRow } from "./persistence/account.entity.ts";
import { findPlans } from "./persistence/routing-plans.ts";

interface Saved {
  readonly account: AccountRow;
}

/** A company's WhatsApp numbers: their settings, credentials, agents and plans. */
export interface Accounts {
  list(scope: AccountScope, args: AccountsArgs): Promise<Page<AccountRow>>;
  find(scope: AccountScope, id: AccountId): Promise<AccountRow | null>;
  create(by: Viewer | null, input: CreateAccountInput): Promise<Saved | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateAccountInput,
  ): Promise<Saved | ValidationFailed | NotFound | EditConflict | NotPermitted>;
  delete(by: Viewer | null, input: DeleteAccountInput): Promise<AccountDeleted | NotFound | NotPermitted>;
  setAgents(
    by: Viewer | null,
    input: SetAccountAgentsInput,
  ): Promise<Saved | NotFound | ValidationFailed | NotPermitted>;
  setWhitelist(
    by: Viewer | null,
    input: SetAccountWhitelistInput,
  ): Promise<Saved | NotFound | ValidationFailed | NotPermitted>;
  setPlan(
    by: Viewer | null,
    input: SetRoutingPlanInput,
  ): Promise<Saved | NotFound | ValidationFailed | EditConflict | NotPermitted>;
  /** A plan as it was typed, read as it would be stored; nothing is. */
  checkPlan(em: Em, account: AccountRow, actions: readonly RoutingActionInput[]): ReturnType<typeof checkPlan>;
  /** An account's present plan. */
  planOf(account: AccountRow): Promise<readonly PlanStep[]>;
  /** Commands that the operator lets plans run. */
  readonly commandNames: readonly string[];
  /** All that is needed to receive and send on an account; from memory for at most five seconds. */
  connection(accountId: string): Promise<FoundConnection | null>;
  receiveUrlOf(account: AccountRow): string;
  /** As the form shows them: secrets only as set or not. */
  credentialsOf(account: AccountRow): CredentialValue[];
  /** Whether it can be used with what is stored; otherwise its credentials must be entered again. */
  areCredentialsReadable(account: AccountRow): boolean;
  stop(): void;
}

export function createAccounts(deps: AccountsDeps): Accounts {
  const connections = openConnections(deps);
  return {
    list: (scope, args) => listAccounts(deps.database, scope, args),
    find: (scope, id) => findAccount(deps.database, scope, id),
    create: (by, input) => createAccount(deps, by, input),
    async update(by, input) {
      const answer = await updateAccount(deps, by, input);
      connections.drop(input.id);
      return answer;
    },
    async delete(by, input) {
      const answer = await deleteAccount(deps, by, input);
      connections.drop(input.id);
      return answer;
    },
    setAgents: (by, input) => setAccountAgents(deps, by, input),
    setWhitelist: (by, input) => setAccountWhitelist(deps, by, input),
    setPlan: (by, input) => setRoutingPlan(deps, by, input),
    checkPlan: (em, account, actions) => checkPlan(deps, em, account, actions),
    async planOf({ planId }) {
      const [plan] = planId === null ? [] : await findPlans(deps.database.fork(), [planId]);
      return plan?.actions ?? [];
    },
    commandNames: deps.commandNames,
    connection: (accountId) => connections.find(accountId),
    receiveUrlOf: ({ id, receiveToken, receiveDomain }) =>
      receiveUrl({ accountId: id, receiveToken, domain: receiveDomain }, deps.publicUrl),
    credentialsOf: (account) => shownCredentials(deps.sealer, account),
    areCredentialsReadable: (account) => areReadable(deps.sealer, account),
    stop: () => connections.stop(),
  };
}
