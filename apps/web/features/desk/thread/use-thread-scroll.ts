import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { soundPlaying } from "./playback.ts";
import type { TimelineRow } from "./timeline.ts";

/** Within this many pixels of the end, the thread follows what comes. */
const NEAR_END = 80;
/** Within this many pixels of the beginning, earlier messages are fetched. */
const NEAR_START = 600;
/** What is unread begins this far below the upper edge, when it does not fit. */
const ABOVE_UNREAD = 24;
/** Above the first row, where earlier messages can be asked for, and below the last. */
const [PADDING_START, PADDING_END] = [40, 16];
/** Of a message of one line; each row is measured once it is drawn. */
const ROW_PX = 44;

export interface ThreadScroll {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, HTMLLIElement>;
  readonly isAtEnd: boolean;
  /** The last row that was there when the reader left the end. */
  readonly leftAt: string | null;
  readonly goToEnd: () => void;
  readonly handleScroll: () => void;
}

/**
 * Draws as many rows as are seen and keeps the thread where the reader is: at the end it follows new messages, elsewhere
 * it stands still, also when earlier ones are put before. What is unread and does not fit is where one begins to read.
 */
export function useThreadScroll(rows: readonly TimelineRow[], onEarlier: () => Promise<boolean>): ThreadScroll {
  const frame = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const [leftAt, setLeftAt] = useState<string | null>(null);
  const lastKey = rows.at(-1)?.key ?? null;

  const virtual = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => frame.current,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: () => ROW_PX,
    rangeExtractor: (range) => withHeld(range, rows, frame.current),
    // What is at the end is drawn first.
    initialOffset: () => rows.length * ROW_PX,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    overscan: 8,
    paddingStart: PADDING_START,
    paddingEnd: PADDING_END,
    scrollPaddingStart: ABOVE_UNREAD,
  });

  // The truth for what happens between two renders.
  const followsEnd = useRef(true);
  const follow = useCallback(
    (isEnd: boolean) => {
      followsEnd.current = isEnd;
      setAtEnd(isEnd);
      setLeftAt((known) => (isEnd ? null : (known ?? lastKey)));
    },
    [lastKey],
  );
  const goToEnd = useCallback(() => {
    follow(true);
    virtual.scrollToEnd();
  }, [follow, virtual]);

  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    if (isPlaced.current || rows.length === 0 || frame.current === null) return;
    isPlaced.current = true;
    const unread = rows.findIndex(({ type }) => type === "unread");
    const [from = 0] = (unread < 0 ? null : virtual.getOffsetForIndex(unread, "start")) ?? [];
    if (unread < 0 || virtual.getTotalSize() - from <= frame.current.clientHeight) return virtual.scrollToEnd();
    follow(false);
    virtual.scrollToIndex(unread, { align: "start" });
  }, [rows, virtual, follow]);

  useSteadyTop(rows, virtual);

  // Many at once, as after a time offline, put the end further away than the virtualiser follows.
  useLayoutEffect(() => {
    if (lastKey !== null && followsEnd.current) virtual.scrollToEnd();
  }, [lastKey, virtual]);

  // Whoever sends looks at what they sent. What was still unsent when the thread opened is none of it.
  const writtenKey = rows.at(-1)?.type === "pending" ? lastKey : null;
  const seenKey = useRef(writtenKey);
  useLayoutEffect(() => {
    if (writtenKey !== null && writtenKey !== seenKey.current) goToEnd();
    seenKey.current = writtenKey;
  }, [writtenKey, goToEnd]);

  // The composer grows, the window shrinks: whoever read the end goes on reading it.
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const resized = new ResizeObserver(() => {
      if (followsEnd.current) virtual.scrollToEnd();
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, [virtual]);

  const last = useRef({ top: 0, height: 0 });
  const handleScroll = useCallback(() => {
    const element = frame.current;
    if (element === null) return;
    const isNearEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    const { scrollTop: top, clientHeight: height } = element;
    const isGoingBack = top < last.current.top && height === last.current.height;
    last.current = { top, height };
    // Only the reader leaves the end, by going back; a thread that grew, or a composer that shrank, has not moved them.
    if (isNearEnd || isGoingBack || !followsEnd.current) follow(isNearEnd);
    else virtual.scrollToEnd();
    if (element.scrollTop < NEAR_START) void onEarlier();
  }, [follow, onEarlier, virtual]);

  return { frame, virtual, isAtEnd, leftAt, goToEnd, handleScroll };
}

/**
 * Earlier messages of the same day come below that day's row, which stays the first: whoever looks at it would be led to
 * them. The message below it stays where it is instead.
 */
function useSteadyTop(rows: readonly TimelineRow[], virtual: Virtualizer<HTMLDivElement, HTMLLIElement>): void {
  const index = rows.findIndex((row) => "message" in row);
  const before = useRef({ top: "", first: "", start: 0 });
  useLayoutEffect(() => {
    const { top, first, start } = before.current;
    const startOf = (at: number): number => virtual.measurementsCache[at]?.start ?? 0;
    before.current = { top: rows[0]?.key ?? "", first: rows[index]?.key ?? "", start: startOf(index) };
    const offset = virtual.scrollOffset ?? 0;
    if (rows[0]?.key !== top || rows[index]?.key === first || offset >= start) return;
    const moved = rows.findIndex(({ key }) => key === first);
    if (moved > index) virtual.scrollToOffset(offset + startOf(moved) - start);
  }, [rows, index, virtual]);
}

/** The rows in sight, and those that must outlive it: the one whose sound plays, the one that has the focus. */
function withHeld(range: Range, rows: readonly TimelineRow[], frame: HTMLElement | null): number[] {
  const seen = defaultRangeExtractor(range);
  if (typeof document === "undefined") return seen;
  const held = [soundPlaying(), document.activeElement].flatMap((element) => {
    const key = frame?.contains(element) ? element?.closest<HTMLElement>("[data-key]")?.dataset.key : undefined;
    const index = key === undefined ? -1 : rows.findIndex((row) => row.key === key);
    return index < 0 ? [] : [index];
  });
  return held.length === 0 ? seen : [...new Set([...seen, ...held])].sort((one, other) => one - other);
}
