import { Text, UnstyledButton } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { PartBoundary } from "../../../ui/boundary/part-boundary.tsx";
import styles from "./contact-panel.module.css";

/** One section of the panel. Folded away it draws and asks for nothing; whether it is, this browser remembers. */
export function PanelSection({
  name,
  title,
  count,
  isFoldedAtFirst = false,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly count?: number;
  readonly isFoldedAtFirst?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  const [isOpen, setOpen] = useLocalStorage({
    key: `parley.panel.${name}`,
    defaultValue: !isFoldedAtFirst,
    getInitialValueInEffect: false,
  });
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 className={styles.head}>
        <UnstyledButton id={id} className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className={styles.title}>{title}</span>
          {count ? <span className={styles.count}>{count}</span> : null}
          <IconChevronDown className={styles.chevron} size="1rem" aria-hidden />
        </UnstyledButton>
      </h3>
      {isOpen ? (
        <div className={styles.body}>
          <SectionBoundary subject={name}>{children}</SectionBoundary>
        </div>
      ) : null}
    </section>
  );
}

/** A section that cannot be drawn leaves the others where they are. */
export function SectionBoundary({ subject, children }: { readonly subject: unknown; readonly children: ReactNode }) {
  const text = useText();
  return (
    <PartBoundary
      subject={subject}
      fallback={
        <Text size="xs" c="dimmed" role="alert">
          {text("partError.section")}
        </Text>
      }
    >
      {children}
    </PartBoundary>
  );
}
