"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useAction } from "../../lib/actions/index.ts";
import { useText } from "../../lib/messages/index.ts";
import { Delayed } from "../../ui/loaded/delayed.tsx";
import { Page, PanelBoundary } from "../frame/index.ts";
import { onDemand } from "../frame/on-demand.tsx";
import { Dashboard } from "./dashboard/dashboard.tsx";
import styles from "./desk-screen.module.css";
import type { ListKind } from "./lists/list-kinds.ts";
import { ListPane } from "./lists/list-pane.tsx";
import { useDeskList } from "./lists/use-desk-list.ts";
import { useSelection } from "./selection.ts";
import { TabStrip } from "./tabs/tab-strip.tsx";
import { useTabs } from "./tabs/use-tabs.ts";
import { ThreadSkeleton } from "./thread/thread-skeleton.tsx";
import { useStrayDrops } from "./use-stray-drops.ts";
import { useTake } from "./use-take.ts";

const loadThread = () => import("./thread/thread-pane.tsx").then((module) => module.ThreadPane);
const ThreadPane = onDemand(loadThread, () => (
  <Delayed>
    <ThreadSkeleton />
  </Delayed>
));
const loadPanel = () => import("./panel/contact-panel.tsx").then((module) => module.ContactPanel);
const ContactPanel = onDemand(loadPanel, () => null);
// An address with an interaction needs its thread and its panel as soon as the desk stands.
if (typeof window !== "undefined" && new URLSearchParams(window.location.search).has("interaction"))
  for (const load of [loadThread, loadPanel]) void load().catch(() => undefined);
const NewConversation = onDemand(() =>
  import("./starting/new-conversation.tsx").then((module) => module.NewConversation),
);

/** The agent's desk: list, thread, panel side by side; on a phone one of them at a time. */
export function DeskScreen() {
  const text = useText();
  useStrayDrops();
  const { selectedId, isPanelAsked, select, askPanel, leavePanel } = useSelection();
  const [kind, setKind] = useState<ListKind>("mine");
  const [search, setSearch] = useState("");
  const [isStarting, setStarting] = useState(false);
  useAction({ id: "desk.new", label: "desk.new", keys: ["n"], run: () => setStarting(true) });
  const mine = useDeskList("mine");
  const waiting = useDeskList("waiting");
  const closed = useDeskList("closed", { isNeeded: kind === "closed" });
  const found = useDeskList(kind, { isNeeded: search !== "", search });

  const { tabs, close: closeTab } = useTabs(mine.rows, selectedId, select);
  const handleKind = useCallback((chosen: ListKind) => {
    setKind(chosen);
    setSearch("");
  }, []);
  const handleOwned = useCallback(
    (id: string) => {
      setStarting(false);
      setKind("mine");
      select(id);
    },
    [select],
  );
  const handleTake = useTake(handleOwned);
  const handleLeave = useCallback(() => select(null), [select]);

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
          <PanelBoundary>
            <ListPane
              kind={kind}
              lists={search === "" ? { mine, waiting, closed } : { mine, waiting, closed, [kind]: found }}
              search={search}
              selectedId={selectedId}
              onKind={handleKind}
              onSearch={setSearch}
              onSelect={select}
              onTake={handleTake}
              onNew={() => setStarting(true)}
            />
          </PanelBoundary>
        </nav>
        <div className={styles.thread}>
          <TabStrip tabs={tabs} shownId={selectedId} onShow={select} onClose={closeTab} />
          <PanelBoundary key={selectedId}>
            {selectedId === null ? (
              <Dashboard owned={mine.rows} waiting={waiting} onKind={handleKind} />
            ) : (
              <ThreadPane
                interactionId={selectedId}
                onLeave={handleLeave}
                onCloseTab={closeTab}
                onPanel={askPanel}
                onTake={handleTake}
              />
            )}
          </PanelBoundary>
        </div>
        {selectedId === null ? null : (
          <aside className={styles.panel} aria-label={text("desk.panel")}>
            <PanelBoundary key={selectedId}>
              <ContactPanel interactionId={selectedId} onBack={leavePanel} onSelect={select} />
            </PanelBoundary>
          </aside>
        )}
      </div>
      {isStarting ? <NewConversation onClose={() => setStarting(false)} onStarted={handleOwned} /> : null}
    </Page>
  );
}
