"use client";
import { ActionIcon, Tooltip } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useText } from "../../lib/messages/index.ts";
import { useViewer } from "../../lib/session/index.ts";
import { Mark } from "../../ui/mark/mark.tsx";
import { destinationsFor } from "./destinations.ts";
import styles from "./rail.module.css";

/** The way between the pages: 56 px, 220 px with names, a bottom bar on phones. */
export function Rail() {
  const text = useText();
  const pathname = usePathname();
  const { user } = useViewer();
  const [isOpen, setIsOpen] = useLocalStorage({ key: "parley.rail", defaultValue: false });
  const destinations = destinationsFor(user.role);
  const Toggle = isOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;

  return (
    <nav
      className={styles.rail}
      data-open={isOpen || undefined}
      data-only={destinations.length === 1 || undefined}
      aria-label={text("frame.navigation")}
    >
      <a className={styles.skip} href="#content">
        {text("frame.skip")}
      </a>
      <div className={styles.mark}>
        <Mark />
      </div>
      <ul className={styles.list}>
        {destinations.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <Tooltip label={text(label)} position="right" disabled={isOpen}>
              <Link
                className={styles.link}
                href={path}
                aria-current={pathname === path || pathname.startsWith(`${path}/`) ? "page" : undefined}
              >
                <Icon className={styles.icon} stroke={1.75} aria-hidden />
                <span className={styles.label}>{text(label)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
      <ActionIcon
        className={styles.toggle}
        size="lg"
        onClick={() => setIsOpen(!isOpen)}
        aria-expanded={isOpen}
        aria-label={text(isOpen ? "frame.collapse" : "frame.expand")}
      >
        <Toggle size="1.125rem" stroke={1.75} aria-hidden />
      </ActionIcon>
    </nav>
  );
}
