"use client";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import styles from "./folded.module.css";

/** The beginning of something long, and all of it once somebody asks: a page must not draw what nobody reads. */
export function Folded({
  isLong,
  children,
}: {
  readonly isLong: boolean;
  /** What is shown, folded or whole. */
  readonly children: (isWhole: boolean) => ReactNode;
}) {
  const text = useText();
  const [isWhole, setWhole] = useState(false);
  if (!isLong) return children(true);
  return (
    <span className={styles.folded}>
      {children(isWhole)}
      <Button
        className={styles.fold}
        variant="subtle"
        size="compact-xs"
        color="gray"
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {text(isWhole ? "common.showLess" : "common.showAll")}
      </Button>
    </span>
  );
}
