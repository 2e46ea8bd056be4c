import type { AccountId } from "@parley/schema";
import {
  type AccountRow,
  type Accounts,
  areReadable,
  defaultDomain,
  findPresentAccounts,
  unsealCredentials,
} from "../accounts/index.ts";
import type { Environment } from "../environment.ts";
import type { Database } from "../platform/database.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import type { Sealer } from "../platform/sealing.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { Templates } from "../templates/index.ts";
import { DEMO_ACCOUNTS, DEMO_USERS } from "./fixed.ts";
import { chooseRecontactTemplate, followDomain, followSimulator, hasTemplates } from "./persistence/accounts.ts";
import { analysePast } from "./persistence/past.ts";
import { type NumberToRegister, registerNumbers, restoreWindows, type Simulator } from "./register-numbers.ts";
import { seed } from "./seed.ts";
import { unlockDemoUsers } from "./users.ts";

export interface DemoDeps {
  readonly environment: Pick<Environment, "publicUrl" | "simulatorUrl" | "simulatorToken">;
  readonly database: Database;
  readonly accounts: Pick<Accounts, "receiveUrlOf">;
  readonly templates: Pick<Templates, "synchronise">;
  /** Nobody can sign in as an administrator. */
  readonly isUnclaimed: () => Promise<boolean>;
  readonly announce: (words: string) => void;
  readonly sealer: Sealer;
  readonly logger: Logger;
}

export interface Demo {
  /** Stops telling the simulator of the demo's numbers. */
  stop(): void;
}

const NO_SIMULATOR = "http://simulator.invalid";

/**
 * Fills an empty installation with people, accounts and a past, and at every start tells the simulator of the demo's
 * numbers, in the background. Only where nobody but this machine comes in: everybody knows the demo's password.
 */
export async function startDemo(deps: DemoDeps): Promise<Demo> {
  const { environment, database, sealer, logger } = deps;
  const { simulatorToken } = environment;
  const stopping = new AbortController();
  const demo = { stop: () => stopping.abort() };
  const domain = defaultDomain(environment.publicUrl);
  const simulatorUrl = environment.simulatorUrl ?? NO_SIMULATOR;
  const isFresh = await database.transaction((em) => seed(em, { sealer, domain, simulatorUrl }, new Date()));
  if (isFresh) await analysePast(database.fork());
  else await followAddresses(database, domain, simulatorUrl);
  if (!(await unlockDemoUsers(database.fork(), deps.isUnclaimed)))
    deps.announce(
      "The demo's users stay locked, for Parley was set up: an administrator can give them passwords under Users.",
    );
  if (environment.simulatorUrl !== null && simulatorToken !== null) {
    const simulator = { url: environment.simulatorUrl, token: simulatorToken };
    void introduce(deps, simulator, stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted)
        logger.warn({ error: asLogged(error) }, "the simulator does not know the demo's numbers");
    });
  }
  return demo;
}

/** Our port and the simulator's may be others than last time; addresses that somebody changed to a real one stay. */
async function followAddresses(database: Database, domain: string, simulatorUrl: string): Promise<void> {
  const ids = DEMO_ACCOUNTS.map(({ id }) => id);
  await followDomain(database.fork(), { ids, domain });
  await followSimulator(database.fork(), { ids, simulatorUrl });
}

async function introduce(deps: DemoDeps, simulator: Simulator, signal: AbortSignal): Promise<void> {
  const { database, sealer, accounts, logger } = deps;
  const ids = DEMO_ACCOUNTS.map(({ id }) => id);
  const present = await findPresentAccounts(database.fork(), ids);
  const numbers = present
    .filter((account) => areReadable(sealer, account))
    .map((account) => toRegister(account, sealer, accounts));
  if (!(await registerNumbers(simulator, numbers, { signal, logger }))) return;
  await restoreWindows(database, simulator, { signal, logger });
  for (const { id } of present) await synchroniseTemplates(deps, id);
}

function toRegister(account: AccountRow, sealer: Sealer, accounts: DemoDeps["accounts"]): NumberToRegister {
  const { plain, secret } = unsealCredentials(sealer, account);
  return {
    id: account.id,
    provider: account.providerKind,
    phone: account.phone,
    name: account.name,
    credentials: { ...plain, ...secret },
    webhookUrl: accounts.receiveUrlOf(account),
  };
}

/** Once: what an administrator does with a new account. */
async function synchroniseTemplates({ database, templates }: DemoDeps, accountId: AccountId): Promise<void> {
  const administrator = DEMO_USERS.find(({ role }) => role === "administrator");
  if (administrator === undefined || (await hasTemplates(database.fork(), accountId))) return;
  const { id: userId, role } = administrator;
  const by: Viewer = { userId, role, sessionId: null, apiTokenId: null, scopes: null };
  await templates.synchronise(by, { accountId });
  await chooseRecontactTemplate(database.fork(), { accountId });
}
