/** People of every role, and tools with tokens of theirs. */
import { randomUUID } from "node:crypto";
import { type Client, signIn } from "./clients.ts";
import type { Credentials } from "./server.ts";

export interface Person {
  readonly id: string;
  readonly credentials: Credentials;
  /** Signed in by cookie. */
  readonly client: Client;
}

export type RoleName = "ADMINISTRATOR" | "SUPERVISOR" | "AGENT";

/** Makes a user of a role and signs them in. */
export async function newPerson(
  administrator: Client,
  role: RoleName,
  accountIds: readonly string[] = [],
): Promise<Person> {
  const credentials = { email: `${randomUUID()}@example.test`, password: `long enough ${randomUUID()}` };
  const { user } = await administrator.must<{ user: { id: string } }>(
    "createUser",
    { ...credentials, name: `${role} ${randomUUID().slice(0, 8)}`, role, accountIds },
    ["UserSaved", "user { id }"],
  );
  return { id: user.id, credentials, client: await signIn(administrator.url, credentials) };
}
