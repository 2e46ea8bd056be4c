import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Within this many pixels of the end, the thread follows what comes. */
const NEAR_END = 80;
/** Within this many pixels of the beginning, earlier messages are fetched. */
const NEAR_START = 240;
/** What is unread begins this far below the upper edge, when it does not fit. */
const ABOVE_UNREAD = 24;

/**
 * Keeps the thread where the reader is: at the end it follows new messages, elsewhere it stands still, also when
 * earlier ones are put before. `firstKey` and `lastKey` name the rows at both ends. What is marked `data-unread` and
 * does not fit is where one begins to read.
 */
export function useThreadScroll(firstKey: string, lastKey: string, onNearStart: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const isPlaced = useRef(false);
  const before = useRef({ firstKey, lastKey, height: 0 });
  const [isAtEnd, setAtEnd] = useState(true);
  /** The last row that was there when the reader left the end. */
  const [leftAt, setLeftAt] = useState<string | null>(null);

  const follow = useCallback((isEnd: boolean) => {
    if (isFollowing.current === isEnd) return;
    isFollowing.current = isEnd;
    setAtEnd(isEnd);
    setLeftAt(isEnd ? null : before.current.lastKey);
  }, []);

  const goToEnd = useCallback(() => {
    follow(true);
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, [follow]);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const { firstKey: knownFirst, lastKey: knownLast, height } = before.current;
    if (isFollowing.current) element.scrollTop = element.scrollHeight;
    else if (firstKey !== knownFirst && lastKey === knownLast) element.scrollTop += element.scrollHeight - height;
    before.current = { firstKey, lastKey, height: element.scrollHeight };
    if (isPlaced.current || lastKey === "") return;
    isPlaced.current = true;
    const unread = element.querySelector("[data-unread]");
    const above = unread === null ? 0 : unread.getBoundingClientRect().top - element.getBoundingClientRect().top;
    if (above >= 0) return;
    follow(false);
    element.scrollTop += above - ABOVE_UNREAD;
  }, [firstKey, lastKey, follow]);

  useEffect(() => {
    const [element, inner] = [frame.current, content.current];
    if (element === null || inner === null) return;
    const resized = new ResizeObserver(() => {
      if (isFollowing.current) element.scrollTop = element.scrollHeight;
      before.current = { ...before.current, height: element.scrollHeight };
    });
    resized.observe(inner);
    resized.observe(element);
    return () => resized.disconnect();
  }, []);

  const handleScroll = useCallback(() => {
    const element = frame.current;
    if (element === null) return;
    follow(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END);
    if (element.scrollTop < NEAR_START) onNearStart();
  }, [follow, onNearStart]);

  /** Stands still from now on: the reader is led elsewhere. */
  const leaveEnd = useCallback(() => follow(false), [follow]);
  return { frame, content, isAtEnd, leftAt, goToEnd, leaveEnd, handleScroll };
}
