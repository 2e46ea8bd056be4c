"use client";
import { Interactions, useInteractions } from "../interactions/index.ts";
import type { AccountTabProps } from "./account-tab.ts";

/** The account's own interactions, with the filters and rows of the page for all. */
export function InteractionsTab({ account }: AccountTabProps) {
  return <Interactions {...useInteractions(account.id)} />;
}
