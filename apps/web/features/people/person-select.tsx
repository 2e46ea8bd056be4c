"use client";
import { useQuery } from "@apollo/client/react";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { PeopleQuery } from "./people-picker.tsx";

/** Chooses one person, searched on the server. `known` is who is chosen now, should they not be in the first page. */
export function PersonSelect(props: {
  label: string;
  value: string | null;
  known: { readonly id: string; readonly name: string } | null;
  error?: ReactNode;
  onChange: (id: string | null) => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const isChosenName = search === props.known?.name;
  const query = useQuery(PeopleQuery, { variables: { search: search === "" || isChosenName ? null : search } });
  const people = (query.data ?? query.previousData)?.users.edges.map(({ node }) => node) ?? [];
  const options = people.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }));
  if (props.known && !options.some(({ value }) => value === props.known?.id))
    options.unshift({ value: props.known.id, label: props.known.name });

  return (
    <Select
      label={props.label}
      searchable
      allowDeselect={false}
      data={options}
      value={props.value}
      error={props.error}
      nothingFoundMessage={text("people.nobody")}
      onSearchChange={setTyped}
      onChange={props.onChange}
    />
  );
}
