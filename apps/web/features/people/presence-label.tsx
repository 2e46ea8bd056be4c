"use client";
import type { PresenceState } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import styles from "./presence-label.module.css";

const labels = { ONLINE: "frame.online", PAUSED: "frame.paused", OFFLINE: "frame.signedOut" } as const;

/** A person's presence in a dot and a word. */
export function PresenceLabel({ presence }: { presence: PresenceState }) {
  const text = useText();
  return (
    <span className={styles.label} data-presence={presence}>
      {text(labels[presence])}
    </span>
  );
}
