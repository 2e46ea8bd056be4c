import { type HeldCredentials, InvalidCredentials, type ProviderKind, providerOf } from "@parley/providers";
import type { CredentialValue, FieldError } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { wrongField } from "../../platform/reasons.ts";
import type { Sealer } from "../../platform/sealing.ts";
import {
  credentialFault,
  credentialProblems,
  mergeCredentials,
  NO_CREDENTIALS,
  partCredentials,
  type StoredCredentials,
} from "../domain/credentials.ts";
import { AccountEntity, type AccountRow } from "../persistence/account.entity.ts";

type Sealed = Pick<AccountRow, "id" | "plainCredentials" | "sealedCredentials">;

/** An account's credentials in clear; throws when they were sealed with another SECRET_KEY. */
export function unsealCredentials(sealer: Sealer, account: Sealed): StoredCredentials {
  const plain = account.plainCredentials;
  if (account.sealedCredentials === null) return { plain, secret: {} };
  const opened: unknown = JSON.parse(sealer.unseal(Buffer.from(account.sealedCredentials), sealContext(account.id)));
  return { plain, secret: opened as Readonly<Record<string, string>> };
}

/** An account's credentials as its provider takes them; throws when they cannot be opened, or are not what it needs. */
export function heldCredentials(sealer: Sealer, account: Sealed & Pick<AccountRow, "providerKind">): HeldCredentials {
  const { plain, secret } = unsealCredentials(sealer, account);
  return providerOf(account.providerKind).parseCredentials({ ...plain, ...secret });
}

/** Whether an account can be used with what is stored of it. */
export function areReadable(sealer: Sealer, account: Sealed & Pick<AccountRow, "providerKind">): boolean {
  try {
    heldCredentials(sealer, account);
    return true;
  } catch {
    return false;
  }
}

/** Whether the sealer opens the credentials of any account; null when no account has any. */
export async function opensAnyAccount(em: Em, sealer: Sealer): Promise<boolean | null> {
  const sealed = await em.find(
    AccountEntity,
    { sealedCredentials: { $ne: null } },
    { fields: ["id", "plainCredentials", "sealedCredentials"] },
  );
  return sealed.length === 0 ? null : sealed.some((account) => opens(sealer, account));
}

function opens(sealer: Sealer, account: Sealed): boolean {
  try {
    unsealCredentials(sealer, account);
    return true;
  } catch {
    return false;
  }
}

/** The columns that keep an account's credentials. */
export function sealCredentials(
  sealer: Sealer,
  accountId: string,
  { plain, secret }: StoredCredentials,
): Pick<AccountRow, "plainCredentials" | "sealedCredentials"> {
  const isNone = Object.keys(secret).length === 0;
  return {
    plainCredentials: plain,
    sealedCredentials: isNone ? null : sealer.seal(JSON.stringify(secret), sealContext(accountId)),
  };
}

/** What was typed over what is stored, checked by the provider; or every wrong field by its name. */
export function readCredentials(
  kind: ProviderKind,
  typed: readonly { readonly name: string; readonly value: string }[],
  stored: StoredCredentials = NO_CREDENTIALS,
): { readonly credentials: StoredCredentials } | { readonly wrong: readonly FieldError[] } {
  const provider = providerOf(kind);
  const problems = credentialProblems(stored, typed, provider.credentialFields);
  if (problems.length > 0) return { wrong: problems };
  const merged = mergeCredentials(stored, typed);
  try {
    provider.parseCredentials(merged);
  } catch (error) {
    if (!(error instanceof InvalidCredentials)) throw error;
    const labels = new Map(provider.credentialFields.map(({ name, label }) => [name, label]));
    return {
      wrong: error.fields.map((field) =>
        wrongField(
          field.name === "credentials" ? field.name : `credentials.${field.name}`,
          credentialFault(field, labels),
        ),
      ),
    };
  }
  return { credentials: partCredentials(merged, provider.credentialFields) };
}

/** The credentials as the account form shows them: secrets only as set or not. */
export function shownCredentials(sealer: Sealer, account: AccountRow): CredentialValue[] {
  const { plain, secret } = unsealOrNothing(sealer, account);
  return providerOf(account.providerKind).credentialFields.map((field) => {
    const value = plain[field.name] ?? null;
    return field.secret
      ? { name: field.name, value: null, isSet: Object.hasOwn(secret, field.name) }
      : { name: field.name, value, isSet: value !== null };
  });
}

/** After a change of SECRET_KEY the secrets are lost: they are shown as not set, and can be entered again. */
export function unsealOrNothing(sealer: Sealer, account: Sealed): StoredCredentials {
  try {
    return unsealCredentials(sealer, account);
  } catch {
    return { plain: account.plainCredentials, secret: {} };
  }
}

function sealContext(accountId: string): string {
  return `account:${accountId}`;
}
