import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./list-page.module.css";

/** A row's name, which leads to its page. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className={styles.link} href={href}>
      {children}
    </Link>
  );
}
