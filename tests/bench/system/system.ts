/** A Parley to measure: its real processes, and the people and accounts a benchmark needs, made through the API. */
import { randomBytes } from "node:crypto";
import { type ApiNode, type Parley, startParley } from "../../kit/server.ts";
import type { MetaNumber } from "../load/meta-webhook.ts";
import { type Api, signInForToken } from "./graphql.ts";

export interface BenchAccount extends MetaNumber {
  readonly id: string;
}

export interface BenchAgent {
  readonly id: string;
  readonly name: string;
  readonly api: Api;
}

export interface BenchSystem {
  readonly url: string;
  readonly databaseUrl: string;
  readonly node: ApiNode;
  /** The administrator. */
  readonly api: Api;
  /** A Meta number with a plan (none: messages wait for whoever takes them). */
  createAccount(plan?: readonly object[]): Promise<BenchAccount>;
  /** Agents of an account, each with a token. */
  createAgents(howMany: number, account: BenchAccount): Promise<readonly BenchAgent[]>;
  stop(): Promise<void>;
}

/** Starts it; `database` is where its database is made. */
export async function startSystem(databaseUrl: string): Promise<BenchSystem> {
  const parley: Parley = await startParley({
    database: { url: databaseUrl, drop: async () => undefined },
    environment: { LOG_LEVEL: "warn" },
  });
  const [node] = parley.nodes;
  if (node === undefined) throw new Error("No node was started");
  const api = await signInForToken(parley.url, parley.administrator);
  const list = await api.act<{ contactList: { id: string } }>(
    "createContactList",
    { name: "Customers" },
    "ContactListSaved",
    "contactList { id }",
  );
  let accounts = 0;
  return {
    url: parley.url,
    databaseUrl,
    node,
    api,
    createAccount(plan = []) {
      accounts += 1;
      return createAccount(api, { listId: list.contactList.id, number: accounts, plan });
    },
    createAgents: (howMany, account) => createAgents(api, howMany, account),
    stop: () => parley.stop(),
  };
}

async function createAccount(
  api: Api,
  { listId, number, plan }: { readonly listId: string; readonly number: number; readonly plan: readonly object[] },
): Promise<BenchAccount> {
  const appSecret = randomBytes(16).toString("hex");
  const phone = `39055000${String(number).padStart(4, "0")}`;
  const businessAccountId = `77000000${number}`;
  const phoneNumberId = `88000000${number}`;
  const credentials = {
    accountSid: businessAccountId,
    authorizationToken: "bench-token",
    appId: "9900",
    phoneNumberId,
    appSecret,
  };
  const { account } = await api.act<{ account: { id: string; receiveUrl: string; version: number } }>(
    "createAccount",
    {
      name: `Bench ${number}`,
      key: `B${number}`,
      provider: "META",
      phone,
      domain: new URL(api.url).host,
      contactListId: listId,
      credentials: Object.entries(credentials).map(([name, value]) => ({ name, value })),
    },
    "AccountSaved",
    "account { id receiveUrl version }",
  );
  if (plan.length > 0) {
    const input = { accountId: account.id, actions: plan, version: account.version };
    await api.act("setRoutingPlan", input, "AccountSaved", "account { id }");
  }
  return { id: account.id, receiveUrl: account.receiveUrl, appSecret, businessAccountId, phoneNumberId, phone };
}

/** Four at a time: passwords are slow to hash by design, and each hash takes a core. */
async function createAgents(api: Api, howMany: number, { id: accountId }: BenchAccount): Promise<BenchAgent[]> {
  const agents: BenchAgent[] = [];
  const numbers = Array.from({ length: howMany }, (_, index) => index + 1);
  const createNext = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const name = `Agent ${number}`;
      const sign = { email: `agent${number}@bench.test`, password: "a long enough password" };
      const input = { ...sign, name, role: "AGENT", capacity: 100, accountIds: [accountId] };
      const { user } = await api.act<{ user: { id: string } }>("createUser", input, "UserSaved", "user { id }");
      agents.push({ id: user.id, name, api: await signInForToken(api.url, sign) });
    }
  };
  await Promise.all([createNext(), createNext(), createNext(), createNext()]);
  return agents;
}
