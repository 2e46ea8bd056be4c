"use client";
import { IconMessages } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useRef, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { Delayed } from "../../ui/loaded/delayed.tsx";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { Page } from "../frame/index.ts";
import styles from "./desk-screen.module.css";
import type { ListKind } from "./lists/list-kinds.ts";
import { ListPane } from "./lists/list-pane.tsx";
import { useDeskList } from "./lists/use-desk-list.ts";
import { useSelection } from "./selection.ts";
import { ThreadSkeleton } from "./thread/thread-skeleton.tsx";
import { useTake } from "./use-take.ts";

const loadThread = () => import("./thread/thread-pane.tsx");
const loadPanel = () => import("./panel/contact-panel.tsx");
const ThreadPane = dynamic(() => loadThread().then((module) => module.ThreadPane), {
  ssr: false,
  loading: () => (
    <Delayed>
      <ThreadSkeleton />
    </Delayed>
  ),
});
const ContactPanel = dynamic(() => loadPanel().then((module) => module.ContactPanel), { ssr: false });

/** The list and the offers come first; the other panes are fetched as soon as those stand, before anybody asks for them. */
function usePanesAhead(): void {
  useEffect(() => {
    const timer = setTimeout(
      () => void Promise.all([loadThread(), loadPanel()]).catch(() => undefined),
      PANES_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, []);
}
const PANES_AFTER_MS = 300;

/** The agent's desk: list, thread, panel side by side; on a phone one of them at a time. */
export function DeskScreen() {
  const text = useText();
  usePanesAhead();
  const { selectedId, select } = useSelection();
  const [kind, setKind] = useState<ListKind>("mine");
  const [isPanelAsked, setPanelAsked] = useState(false);
  const mine = useDeskList("mine");
  const waiting = useDeskList("waiting");
  const closed = useDeskList("closed", kind === "closed");

  const handleSelect = useCallback(
    (id: string | null) => {
      setPanelAsked(false);
      select(id);
    },
    [select],
  );
  const handleTake = useTake(
    useCallback(
      (id: string) => {
        setKind("mine");
        handleSelect(id);
      },
      [handleSelect],
    ),
  );
  const handleLeave = useCallback(() => handleSelect(null), [handleSelect]);

  // An offer accepted while another list is on screen: the list that has it comes up, once.
  const shownFor = useRef<string | null>(null);
  const isMine = mine.rows?.some(({ id }) => id === selectedId) ?? false;
  useEffect(() => {
    if (!isMine || shownFor.current === selectedId) return;
    shownFor.current = selectedId;
    setKind("mine");
  }, [isMine, selectedId]);

  const pane = selectedId === null ? "list" : isPanelAsked ? "panel" : "thread";
  return (
    <Page title={text("desk.title")} fill>
      <div className={styles.desk} data-pane={pane}>
        <nav className={styles.list} aria-label={text("desk.lists")}>
          <ListPane
            kind={kind}
            lists={{ mine, waiting, closed }}
            selectedId={selectedId}
            onKind={setKind}
            onSelect={handleSelect}
            onTake={handleTake}
          />
        </nav>
        <div className={styles.thread}>
          {selectedId === null ? (
            <EmptyState
              icon={IconMessages}
              title={text(mine.rows?.length === 0 ? "desk.nothing.idle" : "desk.nothing.choose")}
              body={text(mine.rows?.length === 0 ? "desk.nothing.idle.why" : "desk.nothing.choose.how")}
            />
          ) : (
            <ThreadPane
              key={selectedId}
              interactionId={selectedId}
              onLeave={handleLeave}
              onPanel={() => setPanelAsked(true)}
              onTake={handleTake}
            />
          )}
        </div>
        {selectedId === null ? null : (
          <aside className={styles.panel} aria-label={text("desk.panel")}>
            <ContactPanel
              key={selectedId}
              interactionId={selectedId}
              onBack={() => setPanelAsked(false)}
              onSelect={handleSelect}
            />
          </aside>
        )}
      </div>
    </Page>
  );
}
