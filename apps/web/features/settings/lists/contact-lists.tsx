"use client";
import { useQuery } from "@apollo/client/react";
import { Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAddressBook, IconUsers } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import type { ContactListRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { AddButton, type Column, DeleteItem, EditItem, List, RowLink } from "../../../ui/list/index.ts";
import { ContactListForm } from "./contact-list-form.tsx";
import { DeleteContactList } from "./delete-contact-list.tsx";
import { ContactListsQuery } from "./operations.ts";

/** The lists where unknown senders are saved. */
export function ContactLists() {
  const text = useText();
  const query = useQuery(ContactListsQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [editedId, setEditedId] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<ContactListRowFragment | null>(null);
  const edited = query.data?.contactLists.find(({ id }) => id === editedId);
  const refetch = () => void query.refetch();
  const columns: Column<ContactListRowFragment>[] = [
    {
      id: "name",
      title: text("lists.name"),
      cell: ({ id, name }) => <RowLink href={`/settings/lists/${id}`}>{name}</RowLink>,
    },
    { id: "description", title: text("lists.description"), wide: true, cell: ({ description }) => description ?? "" },
    {
      id: "used",
      title: text("lists.usedBy"),
      wide: true,
      cell: ({ defaultOf, whitelistOf }) =>
        [
          ...defaultOf.map(({ name }) => text("lists.defaultOf", { name })),
          ...whitelistOf.map(({ name }) => text("lists.whitelistOf", { name })),
        ].join(", "),
    },
    { id: "contacts", title: text("lists.contacts"), fit: true, align: "end", cell: ({ contacts }) => contacts },
  ];

  async function loadNewest(id: string) {
    const { data } = await query.refetch();
    return data?.contactLists.find((list) => list.id === id) ?? null;
  }

  return (
    <>
      <List
        query={query}
        rows={({ contactLists }) => contactLists}
        label={text("lists.title")}
        columns={columns}
        menu={{
          nameOf: ({ name }) => name,
          items: (row) => (
            <>
              <Menu.Item
                component={Link}
                href={`/settings/lists/${row.id}`}
                leftSection={<IconUsers size="1rem" aria-hidden />}
              >
                {text("lists.contacts")}
              </Menu.Item>
              <EditItem onClick={() => setEditedId(row.id)} />
              <DeleteItem onClick={() => setDoomed(row)} />
            </>
          ),
        }}
        intro={text("lists.body")}
        action={<AddButton label={text("lists.add")} onClick={adding.open} />}
        empty={{ icon: IconAddressBook, title: text("lists.empty"), body: text("lists.emptyBody") }}
      />
      {doomed && <DeleteContactList list={doomed} onDeleted={refetch} onClose={() => setDoomed(null)} />}
      {isAdding && <ContactListForm onLoadNewest={loadNewest} onSaved={refetch} onClose={adding.close} />}
      {edited && (
        <ContactListForm
          key={edited.id}
          row={edited}
          onLoadNewest={loadNewest}
          onSaved={refetch}
          onClose={() => setEditedId(null)}
        />
      )}
    </>
  );
}
