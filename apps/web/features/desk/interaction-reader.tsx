"use client";
import { useCallback, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { PanelBoundary } from "../frame/index.ts";
import { OutboxProvider } from "./composer/outbox-context.tsx";
import styles from "./desk-screen.module.css";
import { DeskLive } from "./live/desk-live.tsx";
import { ContactPanel } from "./panel/contact-panel.tsx";
import { ThreadPane } from "./thread/thread-pane.tsx";
import { useTake } from "./use-take.ts";

/**
 * One interaction outside the desk: its live thread with the contact beside it, for those who read along.
 * They may leave a note or take what waits; reading marks nothing as read.
 */
export function InteractionReader(props: {
  readonly interactionId: string;
  readonly onLeave: () => void;
  readonly onSelect: (interactionId: string) => void;
}) {
  const text = useText();
  const [isPanelAsked, setPanelAsked] = useState(false);
  const handleTake = useTake(useCallback(() => undefined, []));

  return (
    <OutboxProvider>
      <DeskLive />
      <div className={styles.desk} data-pane={isPanelAsked ? "panel" : "thread"}>
        <div className={styles.thread}>
          <PanelBoundary>
            <ThreadPane
              interactionId={props.interactionId}
              onLeave={props.onLeave}
              onPanel={() => setPanelAsked(true)}
              onTake={handleTake}
            />
          </PanelBoundary>
        </div>
        <aside className={styles.panel} aria-label={text("desk.panel")}>
          <PanelBoundary>
            <ContactPanel
              interactionId={props.interactionId}
              onBack={() => setPanelAsked(false)}
              onSelect={props.onSelect}
            />
          </PanelBoundary>
        </aside>
      </div>
    </OutboxProvider>
  );
}
