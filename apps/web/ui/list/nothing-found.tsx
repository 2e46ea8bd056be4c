"use client";
import { IconSearchOff } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { EmptyState } from "../states/empty-state.tsx";

/** A search without a hit, in words. */
export function NothingFound({ search }: { search: string }) {
  const text = useText();
  return (
    <EmptyState
      icon={IconSearchOff}
      title={text("common.nothingFound", { search })}
      body={text("common.nothingFoundHint")}
    />
  );
}
