"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMapOff, IconUserMinus, IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import type { ContactListMembersQuery as MembersData } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import {
  type Column,
  DataTable,
  ListBar,
  LoadMore,
  NothingFound,
  RowMenu,
  SearchField,
} from "../../../ui/list/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { Page } from "../../frame/index.ts";
import { AddMembers } from "./add-members.tsx";
import { ContactListMembersQuery, ContactListsQuery, RemoveFromContactListMutation } from "./operations.ts";

type Member = MembersData["contactListMembers"]["edges"][number]["node"];

/** Who is in one list: found, added by number, taken out (CM-02, WL-01). */
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
  const data = query.data ?? query.previousData;
  const [removeFromContactList] = useSend(RemoveFromContactListMutation);
  const add = (
    <Button leftSection={<IconUserPlus size="1rem" aria-hidden />} onClick={adding.open}>
      {text("lists.addMembers")}
    </Button>
  );

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
      <ListBar action={add}>
        <SearchField label={text("lists.searchMembers")} onSearch={setSearch} />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ contactListMembers: members }) =>
          members.edges.length > 0 ? (
            <DataTable
              label={text("lists.contacts")}
              rows={members.edges.map(({ node }) => node)}
              columns={columns(text, (member) => void handleRemove(member))}
              summary={phoneOf}
              footer={
                <LoadMore
                  shown={members.edges.length}
                  total={members.totalCount}
                  hasMore={members.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: members.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : search ? (
            <NothingFound search={search} />
          ) : (
            <EmptyState
              icon={IconUsers}
              title={text("lists.noMembers")}
              body={text("lists.noMembersBody")}
              action={add}
            />
          )
        }
      </Loaded>
      {isAdding && (
        <AddMembers contactListId={contactListId} onAdded={() => void query.refetch()} onClose={adding.close} />
      )}
    </>
  );
}

const phoneOf = ({ phone }: Member) => (phone === null ? "" : `+${phone}`);

function columns(text: ReturnType<typeof useText>, onRemove: (member: Member) => void): Column<Member>[] {
  return [
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
    {
      id: "menu",
      title: text("common.more"),
      isUntitled: true,
      fit: true,
      align: "end",
      cell: (row) => (
        <RowMenu name={row.name}>
          <Menu.Item leftSection={<IconUserMinus size="1rem" aria-hidden />} onClick={() => onRemove(row)}>
            {text("lists.remove")}
          </Menu.Item>
        </RowMenu>
      ),
    },
  ];
}
