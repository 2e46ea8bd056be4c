"use client";
import { useQuery } from "@apollo/client/react";
import { Badge, Select } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import type { Role, UserRowFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { AddButton, type Column, List, RowLink } from "../../ui/list/index.ts";
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
  const total = (query.data ?? query.previousData)?.users.totalCount;
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
    <Page
      title={text("users.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <List
        query={query}
        rows={({ users }) => users}
        label={text("users.title")}
        columns={columns}
        summary={({ role, email }) => `${text(`frame.role.${role}`)} · ${email ?? ""}`}
        search={{ label: text("users.search"), onSearch: setSearch }}
        filters={
          <Select
            aria-label={text("users.role")}
            placeholder={text("users.anyRole")}
            clearable
            w="11rem"
            data={roles.map((value) => ({ value, label: text(`frame.role.${value}`) }))}
            value={role}
            onChange={setRole}
          />
        }
        sought={search || (role === null ? "" : text(`frame.role.${role}`))}
        action={<AddButton label={text("users.add")} href="/users/new" />}
        empty={{ icon: IconUsers, title: text("users.emptyTitle"), body: text("users.emptyBody") }}
      />
    </Page>
  );
}
