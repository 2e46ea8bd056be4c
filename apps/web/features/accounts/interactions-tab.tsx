"use client";
import { Button } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import Link from "next/link";
import { useText } from "../../lib/messages/index.ts";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import type { AccountTabProps } from "./account-settings.tsx";

/** The way to the account's interactions, which have a place of their own with filters and search. */
export function InteractionsTab({ account }: AccountTabProps) {
  const text = useText();
  return (
    <EmptyState
      icon={IconMessages}
      title={text("accounts.openCount", { count: account.counts.open })}
      body={text("accounts.interactionsBody", { count: account.counts.waiting })}
      action={
        <Button component={Link} href={`/interactions?account=${account.id}`}>
          {text("accounts.goToInteractions")}
        </Button>
      }
    />
  );
}
