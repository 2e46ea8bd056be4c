/** Accounts and agents, made as an administrator makes them: through the API. */
import { randomBytes, randomInt } from "node:crypto";
import type { MetaNumber } from "../load/meta-webhook.ts";
import { type Api, signInForToken } from "./graphql.ts";

export interface BenchAccount extends MetaNumber {
  readonly id: string;
}

export interface BenchAgent {
  readonly id: string;
  readonly credentials: { readonly email: string; readonly password: string };
  readonly api: Api;
}

/** A Meta number whose webhooks are signed; without a plan its messages wait for whoever takes them. */
export async function createMetaAccount(api: Api, plan: readonly object[] = []): Promise<BenchAccount> {
  const digits = String(randomInt(1e8, 1e9));
  const phone = `390${digits}`;
  const businessAccountId = `77${digits}`;
  const phoneNumberId = `88${digits}`;
  const appSecret = randomBytes(16).toString("hex");
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
      name: `Bench ${digits}`,
      key: Number(digits).toString(36).slice(-5).toUpperCase(),
      provider: "META",
      phone,
      domain: new URL(api.url).host,
      contactListId: await someList(api),
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

async function someList(api: Api): Promise<string> {
  const { contactLists } = await api.ask<{ contactLists: { id: string }[] }>("query Lists { contactLists { id } }");
  const [known] = contactLists;
  if (known !== undefined) return known.id;
  const made = await api.act<{ contactList: { id: string } }>(
    "createContactList",
    { name: "Customers" },
    "ContactListSaved",
    "contactList { id }",
  );
  return made.contactList.id;
}

/** Agents of an account, each with a token. Four at a time: passwords are slow to hash by design. */
export async function createAgents(
  api: Api,
  howMany: number,
  { id: accountId }: BenchAccount,
): Promise<readonly BenchAgent[]> {
  const agents: BenchAgent[] = [];
  let created = 0;
  const createSome = async (): Promise<void> => {
    while (created < howMany) {
      created += 1;
      const sign = { email: `agent${created}@bench.test`, password: "a long enough password" };
      const input = { ...sign, name: `Agent ${created}`, role: "AGENT", capacity: 100, accountIds: [accountId] };
      const { user } = await api.act<{ user: { id: string } }>("createUser", input, "UserSaved", "user { id }");
      agents.push({ id: user.id, credentials: sign, api: await signInForToken(api.url, sign) });
    }
  };
  await Promise.all([createSome(), createSome(), createSome(), createSome()]);
  return agents;
}
