import type { CredentialField } from "@parley/providers";
import { CREDENTIAL_LENGTH_MAX, type FieldError } from "@parley/schema";

/** An account's credentials by field name, the secret ones apart: only those are sealed (SEC-02). */
export interface StoredCredentials {
  readonly plain: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
}

export const NO_CREDENTIALS: StoredCredentials = { plain: {}, secret: {} };

/** What is typed over what is stored: a blank value leaves what is there (ACC-23). */
export function mergeCredentials(
  stored: StoredCredentials,
  typed: readonly { readonly name: string; readonly value: string }[],
): Record<string, string> {
  const merged: Record<string, string> = { ...stored.plain, ...stored.secret };
  for (const { name, value } of typed) if (value.trim() !== "") merged[name] = value.trim();
  return merged;
}

/** Credentials by field name, parted into what may be shown and what is sealed. */
export function partCredentials(
  credentials: Readonly<Record<string, string>>,
  fields: readonly CredentialField[],
): StoredCredentials {
  const named = (isSecret: boolean) =>
    Object.fromEntries(
      fields.flatMap(({ name, secret }) => {
        const value = Object.hasOwn(credentials, name) ? credentials[name] : undefined;
        return secret === isSecret && value !== undefined && value !== "" ? [[name, value]] : [];
      }),
    );
  return { plain: named(false), secret: named(true) };
}

/**
 * What the provider's own reading of the fields does not see: values of unreasonable length, and an address that
 * changed while the secrets stay, for they would go to whoever answers there.
 */
export function credentialProblems(
  stored: StoredCredentials,
  typed: readonly { readonly name: string; readonly value: string }[],
  fields: readonly CredentialField[],
): FieldError[] {
  const tooLong = typed.filter(({ value }) => value.length > CREDENTIAL_LENGTH_MAX);
  if (tooLong.length > 0) {
    return tooLong.map(({ name }) => ({
      path: `credentials.${name.slice(0, 64)}`,
      message: `Use at most ${CREDENTIAL_LENGTH_MAX} characters.`,
    }));
  }
  const typedValue = (name: string) => typed.find((entry) => entry.name === name)?.value.trim() ?? "";
  const hasMoved = fields.some(({ name, format }) => {
    const before = Object.hasOwn(stored.plain, name) ? stored.plain[name] : undefined;
    return (
      format === "url" && before !== undefined && typedValue(name) !== "" && hostOf(typedValue(name)) !== hostOf(before)
    );
  });
  if (!hasMoved) return [];
  return fields
    .filter(({ name, secret }) => secret && Object.hasOwn(stored.secret, name) && typedValue(name) === "")
    .map(({ name, label }) => ({
      path: `credentials.${name}`,
      message: `Enter the ${label} again, because the address it is sent to changes.`,
    }));
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
