"use client";
import { Tooltip } from "@mantine/core";
import { useIntl } from "react-intl";
import { useLiveState } from "../../lib/live/index.ts";
import { useText } from "../../lib/messages/index.ts";
import styles from "./connection-pill.module.css";

/** Live, catching up, or offline since when: whether what is on screen can be trusted. */
export function ConnectionPill() {
  const text = useText();
  const { formatTime } = useIntl();
  const state = useLiveState();
  if (state.phase === "idle") return null;

  const label =
    state.phase === "offline"
      ? text("frame.offline", {
          time: formatTime(state.since, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
        })
      : text(`frame.${state.phase}`);
  const hint =
    state.phase === "offline"
      ? "frame.offlineHint"
      : state.phase === "live"
        ? "frame.liveHint"
        : "frame.catchingUpHint";

  return (
    <Tooltip label={text(hint)} multiline maw="16rem">
      <span className={styles.pill} data-phase={state.phase} role="status">
        <span className={styles.dot} aria-hidden />
        <span className={styles.label}>{label}</span>
      </span>
    </Tooltip>
  );
}
