"use client";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import styles from "./list-page.module.css";

/** How much of the list is shown, and the next page by its cursor. Nothing when all of it is shown. */
export function LoadMore(props: {
  shown: number;
  total: { readonly value: number; readonly isExact: boolean };
  hasMore: boolean;
  onMore: () => Promise<unknown>;
}) {
  const text = useText();
  const [isLoading, setIsLoading] = useState(false);
  if (!props.hasMore) return null;

  async function handleMore() {
    setIsLoading(true);
    await props.onMore().catch(() => undefined);
    setIsLoading(false);
  }

  return (
    <div className={styles.more}>
      <span className="tabular">
        {text("common.shown", { shown: props.shown, count: props.total.value, isExact: String(props.total.isExact) })}
      </span>
      <Button variant="subtle" size="xs" loading={isLoading} onClick={() => void handleMore()}>
        {text("common.loadMore")}
      </Button>
    </div>
  );
}
