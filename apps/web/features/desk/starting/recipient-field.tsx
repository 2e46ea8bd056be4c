import { useQuery } from "@apollo/client/react";
import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { SEARCH_LIMITS } from "@parley/schema/plain";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";

const ContactsToWriteToQuery = graphql(`
  query ContactsToWriteTo($where: InteractionWhere!) {
    interactions(where: $where, orderBy: OPENED_NEWEST, first: 20) {
      edges {
        cursor
        node {
          id
          contact {
            id
            name
            phone
            username
          }
        }
      }
    }
  }
`);

interface KnownContact {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly username: string | null;
}

/** Whom to write to: somebody who wrote before, else the number as typed. */
export interface Recipient {
  readonly typed: string;
  readonly contact: KnownContact | null;
}

const FEWEST_LETTERS = 2;

/** A number, or part of the name or number of somebody who wrote before. */
export function RecipientField({
  recipient,
  problem,
  onChange,
}: {
  readonly recipient: Recipient;
  readonly problem: string | null;
  readonly onChange: (recipient: Recipient) => void;
}) {
  const text = useText();
  const [search] = useDebouncedValue(recipient.typed.trim().slice(0, SEARCH_LIMITS.textLength), 250);
  const has = { contains: search };
  const { data, previousData } = useQuery(ContactsToWriteToQuery, {
    skip: search.length < FEWEST_LETTERS || recipient.contact !== null,
    variables: {
      where: { or: [{ contactName: has }, ...(/\d{2}/.test(search) ? [{ contactPhone: has }] : [])] },
    },
  });
  const found = (data ?? previousData)?.interactions.edges ?? [];
  const contacts = new Map(found.map(({ node: { contact } }) => [labelOf(contact), contact]));

  return (
    <Autocomplete
      label={text("desk.new.recipient")}
      description={text("desk.new.recipientHint")}
      placeholder="+39 333 123 4567"
      maxLength={120}
      data={[...contacts.keys()]}
      // The API has looked already.
      filter={({ options }) => options}
      value={recipient.typed}
      onChange={(typed) => onChange({ typed, contact: contacts.get(typed) ?? null })}
      error={problem}
      autoComplete="off"
    />
  );
}

function labelOf({ name, phone, username }: KnownContact): string {
  const line = phone === null ? username : `+${phone}`;
  return line === null || name === phone ? (line ?? name) : `${name} · ${line}`;
}
