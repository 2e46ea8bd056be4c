"use client";
import { useQuery } from "@apollo/client/react";
import { Button, Checkbox, Group, Text } from "@mantine/core";
import { useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../lib/messages/index.ts";
import { LoadMore, SearchField } from "../../ui/list/index.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import styles from "./people-picker.module.css";

/** People who can belong to an account or a queue, a page at a time. */
export const PeopleQuery = graphql(`
  query People($search: String, $after: Cursor) {
    users(search: $search, after: $after, first: 100) {
      edges {
        cursor
        node {
          id
          name
          email
          role
          isActive
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount {
        value
        isExact
      }
    }
  }
`);

/** Chooses any number of people from all of them: search, tick, and see how many are chosen. */
export function PeoplePicker(props: {
  label: string;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const text = useText();
  const [search, setSearch] = useState("");
  const query = useQuery(PeopleQuery, { variables: { search: search || null } });
  const data = query.data ?? query.previousData;
  const chosen = new Set(props.chosen);

  function handleToggle(id: string, isChosen: boolean) {
    props.onChange(isChosen ? [...props.chosen, id] : props.chosen.filter((other) => other !== id));
  }

  return (
    <fieldset className={styles.picker}>
      <legend className="visually-hidden">{props.label}</legend>
      <div className={styles.bar}>
        <SearchField label={text("people.search")} onSearch={setSearch} />
        <Group gap="xs" wrap="nowrap">
          <Text size="xs" c="dimmed" className="tabular" role="status">
            {text("people.chosen", { count: chosen.size })}
          </Text>
          <Button variant="subtle" size="xs" disabled={chosen.size === 0} onClick={() => props.onChange([])}>
            {text("people.none")}
          </Button>
        </Group>
      </div>
      <Loaded query={{ ...query, data }} skeleton={<ListSkeleton />}>
        {({ users }) => {
          const people = users.edges.map(({ node }) => node).filter(({ id, isActive }) => isActive || chosen.has(id));
          return (
            <>
              <ul className={styles.people}>
                {people.map(({ id, name, email, role }) => (
                  <li key={id}>
                    <Checkbox
                      className={styles.person ?? ""}
                      label={name}
                      description={`${text(`frame.role.${role}`)}${email ? ` · ${email}` : ""}`}
                      checked={chosen.has(id)}
                      onChange={(event) => handleToggle(id, event.currentTarget.checked)}
                    />
                  </li>
                ))}
                {people.length === 0 && <li className={styles.nobody}>{text("people.nobody")}</li>}
              </ul>
              <LoadMore
                shown={users.edges.length}
                total={users.totalCount}
                hasMore={users.pageInfo.hasNextPage}
                onMore={() => query.fetchMore({ variables: { after: users.pageInfo.endCursor ?? null } })}
              />
            </>
          );
        }}
      </Loaded>
    </fieldset>
  );
}
