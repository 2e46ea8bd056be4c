"use client";
import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import styles from "./list-page.module.css";

/** Searches a quarter of a second after the last letter. */
export function SearchField({ label, onSearch }: { label: string; onSearch: (search: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const search = useDebouncedCallback(onSearch, 250);

  function handleChange(value: string) {
    setTyped(value);
    search(value.trim());
  }

  return (
    <TextInput
      className={styles.search}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size="1rem" aria-hidden />}
      rightSection={
        typed === "" ? null : (
          <CloseButton size="sm" aria-label={text("common.clearSearch")} onClick={() => handleChange("")} />
        )
      }
      value={typed}
      onChange={(event) => handleChange(event.currentTarget.value)}
    />
  );
}
