import type { Person } from "@parley/providers";

export type IdentifierKind = "phone" | "business_scoped_id" | "parent_business_scoped_id";

/** One of the names a person writes under (R1). */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** Every identifier a payload shows for a person; a payload that shows two links them (R1). */
export function identifiersOf(person: Person): readonly Identifier[] {
  const all: readonly { kind: IdentifierKind; value: string | null }[] = [
    { kind: "phone", value: person.phone },
    { kind: "business_scoped_id", value: person.businessScopedId },
    { kind: "parent_business_scoped_id", value: person.parentBusinessScopedId },
  ];
  return all.filter((it): it is Identifier => it.value !== null && it.value !== "");
}

const BRAZIL_MOBILE = /^55(\d{2})9?(\d{8})$/;
const MEXICO = /^521?(\d{10})$/;
const ARGENTINA = /^549?(\d{10})$/;

/** The spellings under which one line is known: Brazil's ninth digit, Mexico's 1, Argentina's 9. Digits only. */
export function phoneSpellings(phone: string): readonly string[] {
  const brazil = BRAZIL_MOBILE.exec(phone);
  if (brazil) return [`55${brazil[1]}${brazil[2]}`, `55${brazil[1]}9${brazil[2]}`];
  const mexico = MEXICO.exec(phone);
  if (mexico) return [`52${mexico[1]}`, `521${mexico[1]}`];
  const argentina = ARGENTINA.exec(phone);
  if (argentina) return [`54${argentina[1]}`, `549${argentina[1]}`];
  return [phone];
}

/** An identifier as text that is equal exactly when the line or account behind it is. */
export function identifierKey({ kind, value }: Identifier): string {
  return kind === "phone" ? `phone:${phoneSpellings(value)[0]}` : `${kind}:${value}`;
}
