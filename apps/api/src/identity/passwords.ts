import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the library's default kind) at OWASP's cost: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether this is the password. Without a hash (nobody has this address) it takes just as long and is false. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), password);
  return matches && passwordHash !== null;
}

const nobodysHash = hash("nobody signs in with this", COST);
