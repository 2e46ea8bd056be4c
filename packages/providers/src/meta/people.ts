/** Whom a change of Meta's is about: its messages name a person, its contacts say who that is. */
import type { OurAddress, Person } from "../inbound.ts";
import {
  businessScopedId,
  idAt,
  type JsonObject,
  LIMITS,
  objectAt,
  objectsAt,
  personOf,
  phoneDigits,
  stringAt,
  valueAt,
} from "../reading.ts";

/** Finds the person behind the identifiers a message or status shows; null when none is usable. */
export type PersonFinder = (identifiers: readonly unknown[]) => Person | null;

/**
 * Joins what a message says of a person with the contact of the same number or business-scoped id:
 * never by position, for batches are not ordered. With one contact only, nothing named in the message means
 * that contact, and a contact of another number lends its profile name but no identifier.
 */
export function personFinder(value: JsonObject): PersonFinder {
  const contacts = objectsAt(value, "contacts");
  const sole = contacts.length === 1 ? (contacts[0] ?? null) : null;
  const byIdentifier = new Map<string, JsonObject>();
  for (const contact of contacts) {
    const phone = phoneDigits(valueAt(contact, "wa_id"));
    const scoped = businessScopedId(valueAt(contact, "user_id"));
    if (phone !== null && !byIdentifier.has(phone)) byIdentifier.set(phone, contact);
    if (scoped !== null && !byIdentifier.has(scoped)) byIdentifier.set(scoped, contact);
  }
  return (identifiers) => {
    const stated = personOf({ identifiers });
    if (stated === null) return sole === null ? null : personOf(shownBy(sole, []));
    const contact = byIdentifier.get(stated.phone ?? "") ?? byIdentifier.get(stated.businessScopedId ?? "");
    if (contact !== undefined) return personOf(shownBy(contact, identifiers));
    return sole === null ? stated : { ...stated, name: profileName(sole) };
  };
}

function shownBy(contact: JsonObject, identifiers: readonly unknown[]) {
  return {
    identifiers: [
      ...identifiers,
      valueAt(contact, "wa_id"),
      valueAt(contact, "user_id"),
      valueAt(contact, "parent_user_id"),
    ],
    username: stringAt(objectAt(contact, "profile"), "username", LIMITS.name),
    name: profileName(contact),
  };
}

function profileName(contact: JsonObject): string | null {
  return stringAt(objectAt(contact, "profile"), "name", LIMITS.name);
}

/** Which of our numbers a change is for: `metadata` of messages, the display number of account news, the business account always. */
export function addressOf(value: JsonObject, businessAccountId: string | null): OurAddress {
  const metadata = objectAt(value, "metadata");
  return {
    phone: phoneDigits(valueAt(metadata, "display_phone_number") ?? valueAt(value, "display_phone_number")),
    phoneNumberId: idAt(metadata, "phone_number_id"),
    accountReference: businessAccountId,
  };
}
