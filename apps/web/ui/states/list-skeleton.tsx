"use client";
import { Skeleton, Stack } from "@mantine/core";
import { useText } from "../../lib/messages/index.ts";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The outline of a list that is on its way. */
export function ListSkeleton() {
  const text = useText();
  return (
    <Stack gap="sm" role="status" aria-label={text("common.loading")}>
      {ROWS.map((row) => (
        <Skeleton key={row} height="1.75rem" />
      ))}
    </Stack>
  );
}
