"use client";
import type { PresenceState } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import styles from "./presence-label.module.css";

const labels = { ONLINE: "frame.online", PAUSED: "frame.paused", OFFLINE: "frame.signedOut" } as const;

/** A person's presence in a dot and a word, and the reason of their pause. */
export function PresenceLabel(props: {
  readonly presence: PresenceState;
  /** Left out where it is told beside. */
  readonly pause?: { readonly name?: string | null | undefined } | null | undefined;
}) {
  const text = useText();
  const { presence, pause } = props;
  return (
    <span className={styles.label} data-presence={presence}>
      {presence === "PAUSED" && pause?.name ? text("frame.pausedFor", { pause: pause.name }) : text(labels[presence])}
    </span>
  );
}
