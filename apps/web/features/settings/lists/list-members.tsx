"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMapOff, IconUserMinus, IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import type { ContactListMembersQuery as MembersData } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { type Column, List } from "../../../ui/list/index.ts";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { Page } from "../../frame/index.ts";
import { AddMembers } from "./add-members.tsx";
import { ContactListMembersQuery, ContactListsQuery, RemoveFromContactListMutation } from "./operations.ts";

type Member = MembersData["contactListMembers"]["edges"][number]["node"];

/** Who is in one list: found, added by number, taken out. */
export function ListMembers({ id }: { id: string }) {
  const text = useText();
  const lists = useQuery(ContactListsQuery).data?.contactLists;
  const list = lists?.find((it) => it.id === id);
  return (
    <Page
      title={list?.name ?? text("lists.one")}
      parent={{ title: text("lists.title"), path: "/settings?tab=lists" }}
      count={list === undefined ? undefined : String(list.contacts)}
    >
      {lists !== undefined && list === undefined ? (
        <EmptyState icon={IconMapOff} title={text("failure.notFoundTitle")} body={text("failure.notFound")} />
      ) : (
        <Members contactListId={id} />
      )}
    </Page>
  );
}

function Members({ contactListId }: { contactListId: string }) {
  const text = useText();
  const notices = useNotices();
  const [search, setSearch] = useState("");
  const [isAdding, adding] = useDisclosure(false);
  const query = useQuery(ContactListMembersQuery, {
    variables: { contactListId, search: search || null },
    fetchPolicy: "cache-and-network",
  });
  const [removeFromContactList] = useMutationAnswer(RemoveFromContactListMutation);
  const add = (
    <Button leftSection={<IconUserPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("lists.addMembers")}
    </Button>
  );

  const columns: Column<Member>[] = [
    { id: "name", title: text("lists.name"), cell: ({ name }) => name },
    {
      id: "phone",
      title: text("lists.phone"),
      wide: true,
      cell: (member) => (
        <Text span className="tabular">
          {phoneOf(member)}
        </Text>
      ),
    },
  ];

  async function handleRemove({ id, name }: Member) {
    const input = { contactListId, contactIds: [id] };
    const answer = (await removeFromContactList({ input }))?.removeFromContactList;
    if (answer === undefined) return notices.failed("failure.offline");
    if (answer.__typename !== "ContactListMembersChanged") return notices.refused(answer.message);
    notices.done("lists.removed", { name });
    await query.refetch();
  }

  return (
    <>
      <List
        query={query}
        rows={({ contactListMembers }) => contactListMembers}
        label={text("lists.contacts")}
        columns={columns}
        summary={phoneOf}
        menu={{
          nameOf: ({ name }) => name,
          items: (member) => (
            <Menu.Item
              leftSection={<IconUserMinus size="1rem" aria-hidden />}
              onClick={() => void handleRemove(member)}
            >
              {text("lists.remove")}
            </Menu.Item>
          ),
        }}
        search={{ label: text("lists.searchMembers"), onSearch: setSearch }}
        sought={search}
        action={add}
        empty={{ icon: IconUsers, title: text("lists.noMembers"), body: text("lists.noMembersBody") }}
      />
      {isAdding && (
        <AddMembers contactListId={contactListId} onAdded={() => void query.refetch()} onClose={adding.close} />
      )}
    </>
  );
}

const phoneOf = ({ phone }: Member) => (phone === null ? "" : `+${phone}`);
