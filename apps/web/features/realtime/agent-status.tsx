"use client";
import type { RealtimeAgentFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { PresenceLabel } from "../people/index.ts";
import { Elapsed } from "./elapsed.tsx";
import styles from "./realtime.module.css";

/** An agent's presence; on pause with why and for how long. */
export function AgentStatus({ agent }: { agent: RealtimeAgentFragment }) {
  const text = useText();
  const { presence, pause } = agent;
  if (!pause) return <PresenceLabel presence={presence} />;
  return (
    <span className={styles.status}>
      <PresenceLabel presence={presence} />
      <span className={styles.pause} title={pause.isAutomatic ? text("realtime.automatic") : undefined}>
        {pause.name ?? (presence === "PAUSED" ? "" : text("realtime.onPause"))} <Elapsed since={pause.since} />
      </span>
    </span>
  );
}
