"use client";
import { Button, Tabs } from "@mantine/core";
import { IconArchive, IconHourglass, IconInbox } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { isOffline } from "../../../lib/failure.ts";
import { useText } from "../../../lib/messages/index.ts";
import { Delayed } from "../../../ui/loaded/delayed.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ErrorState } from "../../../ui/states/error-state.tsx";
import { useDeskKeys } from "../keyboard.ts";
import { AlertSettings } from "../offers/alert-settings.tsx";
import { useServerNow } from "../use-now.ts";
import { InteractionRow } from "./interaction-row.tsx";
import { LIST_KINDS, type ListKind } from "./list-kinds.ts";
import styles from "./list-pane.module.css";
import { RowsSkeleton } from "./rows-skeleton.tsx";
import type { DeskList } from "./use-desk-list.ts";

const ROW_REM = 4;
const ICONS = { mine: IconInbox, waiting: IconHourglass, closed: IconArchive } as const;

/** The left pane: the three lists as tabs, with the rows of the chosen one. */
export function ListPane({
  kind,
  lists,
  selectedId,
  onKind,
  onSelect,
  onTake,
}: {
  readonly kind: ListKind;
  readonly lists: Readonly<Record<ListKind, DeskList>>;
  readonly selectedId: string | null;
  readonly onKind: (kind: ListKind) => void;
  readonly onSelect: (id: string) => void;
  readonly onTake: (id: string) => void;
}) {
  const text = useText();
  const unread = lists.mine.rows?.filter(({ isUnread }) => isUnread).length ?? 0;
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <Tabs value={kind} onChange={(value) => onKind(LIST_KINDS.find((known) => known === value) ?? "mine")}>
          <Tabs.List className={styles.tabs} aria-label={text("desk.lists")}>
            {LIST_KINDS.map((each) => (
              <Tabs.Tab key={each} value={each} className={styles.tab} aria-controls="desk-list">
                {text(`desk.list.${each}`)}
                {each === "closed" ? null : <Count list={lists[each]} />}
                {each === "mine" && unread > 0 ? (
                  <span className="visually-hidden">{text("desk.list.unread", { count: unread })}</span>
                ) : null}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <AlertSettings />
      </div>
      <div id="desk-list" role="tabpanel" aria-label={text(`desk.list.${kind}`)} className={styles.panel}>
        <Rows key={kind} kind={kind} list={lists[kind]} selectedId={selectedId} onSelect={onSelect} onTake={onTake} />
      </div>
    </div>
  );
}

function Count({ list }: { readonly list: DeskList }) {
  if (list.rows === undefined || list.rows.length === 0) return null;
  return (
    <span className={styles.count}>
      {list.rows.length}
      {list.hasMore ? "+" : ""}
    </span>
  );
}

function Rows({
  kind,
  list,
  selectedId,
  onSelect,
  onTake,
}: {
  readonly kind: ListKind;
  readonly list: DeskList;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onTake: (id: string) => void;
}) {
  const text = useText();
  const now = useServerNow(30_000);
  const frame = useRef<HTMLDivElement>(null);
  const rows = list.rows ?? [];
  const rowPx = ROW_REM * (typeof window === "undefined" ? 16 : rootFontPx());
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const selectedIndex = rows.findIndex(({ id }) => id === selectedId);
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: "auto" });
  }, [selectedIndex, virtual]);

  useDeskKeys((key) => {
    const step = stepOf(key, frame.current);
    if (step === 0 || rows.length === 0) return false;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
    const from = rows.findIndex(({ id }) => id === (focused ?? selectedId));
    const next = Math.min(rows.length - 1, Math.max(0, from < 0 ? 0 : from + step));
    virtual.scrollToIndex(next, { align: "auto" });
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${rows[next]?.id}"]`)?.focus());
    return true;
  });

  if (list.rows === undefined)
    return list.error ? (
      <ErrorState isOffline={isOffline(list.error)} onRetry={() => void list.refetch().catch(() => undefined)} />
    ) : (
      <Delayed>
        <RowsSkeleton />
      </Delayed>
    );
  if (rows.length === 0)
    return <EmptyState icon={ICONS[kind]} title={text(`desk.empty.${kind}`)} body={text(`desk.empty.${kind}.why`)} />;
  return (
    <div ref={frame} className={styles.scroll}>
      <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const interaction = rows[item.index];
          if (interaction === undefined) return null;
          return (
            <li key={item.key} className={styles.item} style={{ transform: `translateY(${item.start}px)` }}>
              <InteractionRow
                interaction={interaction}
                kind={kind}
                isSelected={interaction.id === selectedId}
                now={now}
                onSelect={onSelect}
                onTake={onTake}
              />
            </li>
          );
        })}
      </ul>
      {list.hasMore ? (
        <Button className={styles.more} variant="subtle" color="gray" onClick={list.loadMore}>
          {text("common.loadMore")}
        </Button>
      ) : null}
    </div>
  );
}

/** `j` and `k` move from anywhere, the arrows only when nothing else on the page wants them. */
function stepOf(key: string, list: HTMLElement | null): -1 | 0 | 1 {
  const { activeElement } = document;
  const isHere = activeElement === document.body || list?.contains(activeElement) === true;
  if (key === "j" || (key === "ArrowDown" && isHere)) return 1;
  if (key === "k" || (key === "ArrowUp" && isHere)) return -1;
  return 0;
}

const rootFontPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
