"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAddressBook, IconPencil, IconPlus, IconTrash, IconUsers } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import type { ContactListRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { type Column, DataTable, ListBar, RowLink, RowMenu } from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { ContactListForm } from "./contact-list-form.tsx";
import { DeleteContactList } from "./delete-contact-list.tsx";
import { ContactListsQuery } from "./operations.ts";

/** The lists where unknown senders are saved (CM-01, CM-06). */
export function ContactLists() {
  const text = useText();
  const query = useQuery(ContactListsQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [editedId, setEditedId] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<ContactListRowFragment | null>(null);
  const edited = query.data?.contactLists.find(({ id }) => id === editedId);
  const refetch = () => void query.refetch();
  const add = (
    <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("lists.add")}
    </Button>
  );
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
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (row) => (
        <RowMenu name={row.name}>
          <Menu.Item
            component={Link}
            href={`/settings/lists/${row.id}`}
            leftSection={<IconUsers size="1rem" aria-hidden />}
          >
            {text("lists.contacts")}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size="1rem" aria-hidden />} onClick={() => setEditedId(row.id)}>
            {text("common.edit")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size="1rem" aria-hidden />}
            onClick={() => setDoomed(row)}
          >
            {text("common.delete")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];

  async function loadNewest(id: string) {
    const { data } = await query.refetch();
    return data?.contactLists.find((list) => list.id === id) ?? null;
  }

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
      {doomed && <DeleteContactList list={doomed} onDeleted={refetch} onClose={() => setDoomed(null)} />}
      {isAdding && <ContactListForm onLoadNewest={loadNewest} onSaved={refetch} onClose={adding.close} />}
      {edited && (
        <ContactListForm
          key={edited.id}
          list={edited}
          onLoadNewest={loadNewest}
          onSaved={refetch}
          onClose={() => setEditedId(null)}
        />
      )}
    </>
  );
}
