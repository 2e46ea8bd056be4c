import type { CredentialFault, CredentialField } from "@parley/providers";
import { CREDENTIAL_LENGTH_MAX, type FieldError, type Reason } from "@parley/schema";
import { because, wrongField } from "../../platform/reasons.ts";

/** An account's credentials by field name, the secret ones apart: only those are sealed. */
export interface StoredCredentials {
  readonly plain: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
}

export const NO_CREDENTIALS: StoredCredentials = { plain: {}, secret: {} };

/** What is typed over what is stored: a blank value leaves what is there. */
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
    return tooLong.map(({ name }) =>
      wrongField(`credentials.${name.slice(0, 64)}`, because("TOO_LONG", { max: CREDENTIAL_LENGTH_MAX })),
    );
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
    .map(({ name, label }) => wrongField(`credentials.${name}`, because("CREDENTIAL_TO_REPEAT", { field: label })));
}

/** What the provider's own reading found wrong with a field, by the fields' labels. */
export function credentialFault(
  { name, fault, max = 0, other = "" }: CredentialFault,
  labels: ReadonlyMap<string, string>,
): Reason {
  const field = labels.get(name) ?? name;
  if (fault === "NO_OBJECT") return because("CREDENTIALS_NO_OBJECT");
  if (fault === "TOO_LONG") return because("CREDENTIAL_TOO_LONG", { field, max });
  if (fault === "PAIR_MISSING") return because("CREDENTIAL_PAIR_MISSING", { field, other: labels.get(other) ?? other });
  return because(`CREDENTIAL_${fault}`, { field });
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
