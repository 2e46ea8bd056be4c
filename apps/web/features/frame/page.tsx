"use client";
import { Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import Link from "next/link";
import type { ReactNode } from "react";
import { ConnectionPill } from "./connection-pill.tsx";
import styles from "./page.module.css";
import { PresenceMenu } from "./presence-menu.tsx";
import { UserMenu } from "./user-menu.tsx";

/**
 * One page: the top bar with its title, and its body. `fill` gives the body the whole height without padding or
 * scrolling of its own (the desk); otherwise the body scrolls.
 */
export function Page(props: {
  title: string;
  /** Shown quietly after the title: how many there are. */
  count?: string | undefined;
  /** Where this page belongs: a link before the title. */
  parent?: { readonly title: string; readonly path: string };
  fill?: boolean;
  children: ReactNode;
}) {
  useDocumentTitle(`${props.title} · Parley`);
  return (
    <div className={styles.page}>
      <header className={styles.topBar}>
        <div className={styles.title}>
          {props.parent && (
            <>
              <Link className={styles.parent} href={props.parent.path}>
                {props.parent.title}
              </Link>
              <Text span c="dimmed" aria-hidden>
                /
              </Text>
            </>
          )}
          <Title order={1} className={styles.name}>
            {props.title}
          </Title>
          {props.count !== undefined && (
            <Text span c="dimmed" className="tabular">
              {props.count}
            </Text>
          )}
        </div>
        <div className={styles.tools}>
          <ConnectionPill />
          <PresenceMenu />
          <UserMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={props.fill ? styles.fill : styles.body}>
        {props.children}
      </main>
    </div>
  );
}
