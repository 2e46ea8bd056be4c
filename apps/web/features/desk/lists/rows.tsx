import { Loader } from "@mantine/core";
import { IconArchive, IconHourglass, IconInbox, IconSearchOff } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useAction } from "../../../lib/actions/index.ts";
import { useServerNow } from "../../../lib/clock/index.ts";
import { isOffline } from "../../../lib/failure.ts";
import { useText } from "../../../lib/messages/index.ts";
import { PartBoundary } from "../../../ui/boundary/part-boundary.tsx";
import { Delayed } from "../../../ui/loaded/delayed.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ErrorState } from "../../../ui/states/error-state.tsx";
import { InteractionRow, UndrawnRow } from "./interaction-row.tsx";
import type { ListKind } from "./list-kinds.ts";
import styles from "./list-pane.module.css";
import { RowsSkeleton } from "./rows-skeleton.tsx";
import type { DeskList } from "./use-desk-list.ts";
import { useSteadyRows } from "./use-steady-rows.ts";

const ROW_REM = 4;
/** So many rows before the end, the next page is fetched. */
const AHEAD = 20;
/** What a page shows before its own height is known, and the reader's letters. */
const FIRST_SIGHT = { width: 320, height: 640, row: ROW_REM * 16 };
const NONE: readonly never[] = [];
const ICONS = { mine: IconInbox, waiting: IconHourglass, closed: IconArchive } as const;

/** The rows of one list: as many as there are, drawn as far as they are seen, still while the pointer is among them. */
export function Rows({
  kind,
  list,
  search,
  selectedId,
  onSelect,
  onTake,
}: {
  readonly kind: ListKind;
  readonly list: DeskList;
  readonly search: string;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onTake: (id: string) => void;
}) {
  const text = useText();
  const now = useServerNow(30_000);
  const frame = useRef<HTMLDivElement>(null);
  const [isHeld, setHeld] = useState(false);
  const rows = useSteadyRows(list.rows ?? NONE, isHeld);
  const rowPx = ROW_REM * useRootFontPx();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    // The same one until the rows change, or all of them would be placed anew at each step of a scroll.
    getItemKey: useCallback((index: number) => rows[index]?.row.id ?? index, [rows]),
    overscan: 8,
    initialRect: FIRST_SIGHT,
  });
  useLayoutEffect(() => {
    if (rowPx !== FIRST_SIGHT.row) virtual.measure();
  }, [virtual, rowPx]);
  const items = virtual.getVirtualItems();

  const showSelected = useEffectEvent(() => {
    const index = rows.findIndex(({ row }) => row.id === selectedId);
    if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
  });
  // Only when another one is chosen: a row that moves does not take the list with it.
  useEffect(() => {
    if (selectedId !== null) showSelected();
  }, [selectedId]);

  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - AHEAD;
  const { hasMore, isLoadingMore, loadMore } = list;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) void loadMore();
  }, [isNearEnd, hasMore, isLoadingMore, loadMore]);

  const handleStep = (key: string): boolean => {
    const step = stepOf(key, frame.current);
    if (step === 0 || rows.length === 0) return false;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
    const from = rows.findIndex(({ row }) => row.id === (focused ?? selectedId));
    const next = Math.min(rows.length - 1, Math.max(0, from < 0 ? 0 : from + step));
    virtual.scrollToIndex(next, { align: "auto" });
    const id = rows[next]?.row.id;
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus());
    return true;
  };
  useAction({ id: "desk.next", label: "desk.action.next", keys: ["j", "ArrowDown"], run: handleStep });
  useAction({ id: "desk.previous", label: "desk.action.previous", keys: ["k", "ArrowUp"], run: handleStep });

  if (list.rows === undefined)
    return list.error ? (
      <ErrorState isOffline={isOffline(list.error)} onRetry={() => void list.refetch().catch(() => undefined)} />
    ) : (
      <Delayed>
        <RowsSkeleton />
      </Delayed>
    );
  if (rows.length === 0)
    return search === "" ? (
      <EmptyState icon={ICONS[kind]} title={text(`desk.empty.${kind}`)} body={text(`desk.empty.${kind}.why`)} />
    ) : (
      <EmptyState
        icon={IconSearchOff}
        title={text("desk.search.nothing")}
        body={text("desk.search.nothing.why", { search })}
      />
    );
  return (
    <div
      ref={frame}
      className={styles.scroll}
      onPointerEnter={({ pointerType }) => setHeld(pointerType === "mouse")}
      onPointerLeave={() => setHeld(false)}
      data-testid="rows"
    >
      <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const steady = rows[item.index];
          if (steady === undefined) return null;
          return (
            <li key={item.key} className={styles.item} style={{ transform: `translateY(${item.start}px)` }}>
              <PartBoundary
                subject={steady.row}
                fallback={
                  <UndrawnRow id={steady.row.id} isSelected={steady.row.id === selectedId} onSelect={onSelect} />
                }
              >
                <InteractionRow
                  interaction={steady.row}
                  kind={kind}
                  isGone={steady.isGone}
                  isSelected={steady.row.id === selectedId}
                  now={now}
                  onSelect={onSelect}
                  onTake={onTake}
                />
              </PartBoundary>
            </li>
          );
        })}
      </ul>
      {isLoadingMore ? <Loader className={styles.more} size="sm" aria-label={text("common.loading")} /> : null}
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

/** A reader's own size of letters, once the page is in the browser. */
function useRootFontPx(): number {
  const [px, setPx] = useState(16);
  useLayoutEffect(() => setPx(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16), []);
  return px;
}
