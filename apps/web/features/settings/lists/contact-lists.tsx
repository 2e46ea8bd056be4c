"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAddressBook, IconPlus } from "@tabler/icons-react";
import { graphql } from "#gql";
import type { ContactListsQuery as ContactListsData } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { type Column, DataTable, ListBar } from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { AddContactList } from "./add-contact-list.tsx";

const ContactListsQuery = graphql(`
  query ContactLists {
    contactLists {
      ...ContactListRow
    }
  }
`);

export const ContactListRowFragment = graphql(`
  fragment ContactListRow on ContactList {
    id
    name
    description
    contacts
  }
`);

type ContactListRow = ContactListsData["contactLists"][number];

/** The lists where unknown senders are saved (CM-01, CM-06). */
export function ContactLists() {
  const text = useText();
  const query = useQuery(ContactListsQuery);
  const [isAdding, adding] = useDisclosure(false);
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("lists.add")}
    </Button>
  );
  const columns: Column<ContactListRow>[] = [
    { id: "name", title: text("lists.name"), cell: ({ name }) => name },
    { id: "description", title: text("lists.description"), wide: true, cell: ({ description }) => description ?? "" },
    { id: "contacts", title: text("lists.contacts"), fit: true, align: "end", cell: ({ contacts }) => contacts },
  ];

  return (
    <>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ contactLists }) =>
          contactLists.length > 0 ? (
            <>
              <ListBar action={add}>
                <Text c="dimmed">{text("lists.body")}</Text>
              </ListBar>
              <DataTable label={text("lists.title")} rows={contactLists} columns={columns} />
            </>
          ) : (
            <EmptyState
              icon={IconAddressBook}
              title={text("lists.empty")}
              body={text("lists.emptyBody")}
              action={add}
            />
          )
        }
      </Loaded>
      {isAdding && <AddContactList onAdded={() => void query.refetch()} onClose={adding.close} />}
    </>
  );
}
