import type { Person } from "@parley/providers";
import type { ContactId, ContactListId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { type Identifier, identifierKey, identifiersOf, phoneSpellings } from "../domain/identifiers.ts";
import { findIdentified, insertContacts, insertIdentifiers, nameContacts } from "../persistence/new-contacts.ts";

/** A person who wrote, and the list unknown senders of that account go into; null: into none. */
export interface Sender {
  readonly person: Person;
  /** When the payload shows more identifiers than the person's own (a changed number): all of them. */
  readonly identifiers?: readonly Identifier[];
  readonly contactListId: ContactListId | null;
}

function allIdentifiers(sender: Sender): readonly Identifier[] {
  return sender.identifiers ?? identifiersOf(sender.person);
}

export interface ResolvedSenders {
  /** In the order of the senders. */
  readonly contactIds: readonly ContactId[];
  /** Contacts that turned out to be one person: `from` is to be folded into `into` (R1). */
  readonly merges: readonly { readonly from: ContactId; readonly into: ContactId }[];
  /** Contacts that were made, and go by their number because nothing told a name. */
  readonly nameless: readonly ContactId[];
  /** Contacts whose name became known. */
  readonly renamed: readonly ContactId[];
}

interface Group {
  contactId: ContactId | null;
  readonly merged: Set<ContactId>;
  readonly identifiers: Map<string, Identifier>;
  readonly senders: Sender[];
}

/**
 * The contact of each sender, made where nobody has written under any of the sender's identifiers.
 * Constant number of statements whatever the number of senders; runs under the ingest lock.
 */
export async function resolveSenders(em: Em, senders: readonly Sender[]): Promise<ResolvedSenders> {
  if (senders.length === 0) return { contactIds: [], merges: [], nameless: [], renamed: [] };
  const known = await findKnown(em, senders.flatMap(allIdentifiers));
  const groups = groupSenders(senders, known);

  const fresh = groups.filter((group) => group.contactId === null);
  for (const group of fresh) group.contactId = newId<ContactId>();
  await storeContacts(em, fresh);
  await storeIdentifiers(em, groups, known);
  const renamed = await learnNames(em, groups);

  const groupOf = new Map(groups.flatMap((group) => group.senders.map((sender) => [sender, group] as const)));
  return {
    contactIds: senders.map((sender) => contactOf(groupOf.get(sender))),
    merges: groups.flatMap((group) => [...group.merged].map((from) => ({ from, into: contactOf(group) }))),
    nameless: fresh.filter((group) => nameOf(group) === null).map(contactOf),
    renamed,
  };
}

function contactOf(group: Group | undefined): ContactId {
  if (group?.contactId == null) throw new Error("A sender has no contact.");
  return group.contactId;
}

async function findKnown(em: Em, identifiers: readonly Identifier[]): Promise<Map<string, ContactId>> {
  const spellings = identifiers.flatMap(({ kind, value }) =>
    (kind === "phone" ? phoneSpellings(value) : [value]).map((spelling) => ({ kind, value: spelling })),
  );
  const rows = await findIdentified(em, {
    kinds: spellings.map(({ kind }) => kind),
    values: spellings.map(({ value }) => value),
  });
  // The oldest contact comes last and wins.
  return new Map(rows.map((row) => [identifierKey(row), row.contactId]));
}

/** Senders that share an identifier, or whose identifiers lead to one contact, are one person. */
function groupSenders(senders: readonly Sender[], known: ReadonlyMap<string, ContactId>): readonly Group[] {
  const groups = new Set<Group>();
  const byKey = new Map<string, Group>();
  for (const sender of senders) {
    const identifiers = allIdentifiers(sender);
    const group: Group = { contactId: null, merged: new Set(), identifiers: new Map(), senders: [sender] };
    for (const identifier of identifiers) group.identifiers.set(identifierKey(identifier), identifier);
    const contacts = new Set<ContactId>();
    for (const key of group.identifiers.keys()) {
      const contactId = known.get(key);
      if (contactId !== undefined) contacts.add(contactId);
    }
    const touched = new Set(
      [...group.identifiers.keys(), ...[...contacts].map((id) => `contact:${id}`)].flatMap(
        (key) => byKey.get(key) ?? [],
      ),
    );
    for (const other of touched) absorb(group, other, contacts, groups);
    // Version 7 ids grow with time: the smallest is the oldest contact.
    const [oldest, ...younger] = [...contacts].sort();
    group.contactId = oldest ?? null;
    for (const id of younger) group.merged.add(id);
    groups.add(group);
    for (const key of group.identifiers.keys()) byKey.set(key, group);
    for (const id of contacts) byKey.set(`contact:${id}`, group);
  }
  return [...groups];
}

function absorb(group: Group, other: Group, contacts: Set<ContactId>, groups: Set<Group>): void {
  if (!groups.delete(other)) return;
  for (const [key, identifier] of other.identifiers) group.identifiers.set(key, identifier);
  group.senders.unshift(...other.senders);
  if (other.contactId !== null) contacts.add(other.contactId);
  for (const id of other.merged) contacts.add(id);
}

async function storeContacts(em: Em, groups: readonly Group[]): Promise<void> {
  if (groups.length === 0) return;
  const rows = groups.map((group) => {
    const person = group.senders.at(-1)?.person;
    const phone = group.senders.find((sender) => sender.person.phone !== null)?.person.phone ?? null;
    return {
      id: contactOf(group),
      name: nameOf(group) ?? phone ?? person?.username ?? person?.businessScopedId ?? "",
      username: person?.username ?? null,
      phone,
      listId: group.senders.find((sender) => sender.contactListId !== null)?.contactListId ?? null,
    };
  });
  await insertContacts(em, rows);
}

async function storeIdentifiers(
  em: Em,
  groups: readonly Group[],
  known: ReadonlyMap<string, ContactId>,
): Promise<void> {
  const rows = groups.flatMap((group) =>
    [...group.identifiers]
      .filter(([key]) => known.get(key) === undefined)
      .map(([, identifier]) => ({ ...identifier, contactId: contactOf(group) })),
  );
  if (rows.length === 0) return;
  await insertIdentifiers(em, rows);
}

/** A profile name replaces a bare number, never a name that somebody chose. */
async function learnNames(em: Em, groups: readonly Group[]): Promise<readonly ContactId[]> {
  const rows = groups.flatMap((group) => {
    const name = nameOf(group);
    return name === null ? [] : [{ id: contactOf(group), name }];
  });
  return rows.length === 0 ? [] : nameContacts(em, rows);
}

function nameOf(group: Group): string | null {
  return group.senders.reduce<string | null>((name, { person }) => person.name ?? name, null);
}
