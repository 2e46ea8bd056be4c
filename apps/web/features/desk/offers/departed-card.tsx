import { Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import type { LiveOfferFragment } from "#gql/types";
import styles from "./offer-card.module.css";

/** An offer that is gone, and why. */
export function DepartedCard({ offer, reason }: { readonly offer: LiveOfferFragment; readonly reason: string }) {
  return (
    <article className={styles.card} data-departed role="status" data-testid="departed-offer">
      <IconInfoCircle className={styles.icon} size="1.125rem" aria-hidden />
      <div className={styles.who}>
        <Text size="sm" fw={600} truncate dir="auto">
          {offer.interaction.contact.name}
        </Text>
        <Text size="xs" c="dimmed">
          {reason}
        </Text>
      </div>
    </article>
  );
}
