"use client";
import { useQuery } from "@apollo/client/react";
import { Badge, Button, Select } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import type { Role, UserRowFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { type Column, DataTable, ListBar, LoadMore, NothingFound, RowLink, SearchField } from "../../ui/list/index.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { Page } from "../frame/index.ts";
import { PresenceLabel } from "../people/index.ts";
import { UsersQuery } from "./operations.ts";

const roles: readonly Role[] = ["AGENT", "SUPERVISOR", "ADMINISTRATOR"];

/** Everybody who can sign in, with their role and what they hold right now. */
export function UserList() {
  const text = useText();
  const [search, setSearch] = useState("");
  const [role, setRole] = useState<Role | null>(null);
  const query = useQuery(UsersQuery, { variables: { search: search || null, role } });
  const data = query.data ?? query.previousData;
  const total = data?.users.totalCount;

  return (
    <Page
      title={text("users.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <ListBar action={<AddUser />}>
        <SearchField label={text("users.search")} onSearch={setSearch} />
        <Select
          aria-label={text("users.role")}
          placeholder={text("users.anyRole")}
          clearable
          w="11rem"
          data={roles.map((value) => ({ value, label: text(`frame.role.${value}`) }))}
          value={role}
          onChange={setRole}
        />
      </ListBar>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ users }) =>
          users.edges.length > 0 ? (
            <UserTable
              rows={users.edges.map(({ node }) => node)}
              footer={
                <LoadMore
                  shown={users.edges.length}
                  total={users.totalCount}
                  hasMore={users.pageInfo.hasNextPage}
                  onMore={() => query.fetchMore({ variables: { after: users.pageInfo.endCursor ?? null } })}
                />
              }
            />
          ) : search ? (
            <NothingFound search={search} />
          ) : (
            <EmptyState icon={IconUsers} title={text("users.emptyTitle")} body={text("users.emptyBody")} />
          )
        }
      </Loaded>
    </Page>
  );
}

function AddUser() {
  const text = useText();
  return (
    <Button component={Link} href="/users/new" leftSection={<IconPlus size="1rem" aria-hidden />}>
      {text("users.add")}
    </Button>
  );
}

function UserTable({ rows, footer }: { rows: readonly UserRowFragment[]; footer: React.ReactNode }) {
  const text = useText();
  const columns: Column<UserRowFragment>[] = [
    { id: "name", title: text("users.name"), cell: ({ id, name }) => <RowLink href={`/users/${id}`}>{name}</RowLink> },
    { id: "email", title: text("users.email"), wide: true, cell: ({ email }) => email ?? "" },
    { id: "role", title: text("users.role"), wide: true, fit: true, cell: ({ role }) => text(`frame.role.${role}`) },
    {
      id: "open",
      title: text("users.open"),
      wide: true,
      fit: true,
      align: "end",
      cell: ({ openInteractions, capacity }) => text("users.openOf", { open: openInteractions, capacity }),
    },
    {
      id: "presence",
      title: text("users.presence"),
      fit: true,
      cell: ({ isActive, presence, pause }) =>
        isActive ? (
          <PresenceLabel presence={presence} pause={pause} />
        ) : (
          <Badge color="gray">{text("users.inactive")}</Badge>
        ),
    },
  ];
  return (
    <DataTable
      label={text("users.title")}
      rows={rows}
      columns={columns}
      summary={({ role, email }) => `${text(`frame.role.${role}`)} · ${email ?? ""}`}
      footer={footer}
    />
  );
}
