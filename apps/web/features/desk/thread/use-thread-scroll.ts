import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Within this many pixels of the end, the thread follows what comes. */
const NEAR_END = 80;
/** Within this many pixels of the beginning, earlier messages are fetched. */
const NEAR_START = 240;

/**
 * Keeps the thread where the reader is: at the end it follows new messages, elsewhere it stands still, also when
 * earlier ones are put before. `firstKey` and `lastKey` name the rows at both ends.
 */
export function useThreadScroll(firstKey: string, lastKey: string, onNearStart: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const before = useRef({ firstKey, lastKey, height: 0 });
  const [isAtEnd, setAtEnd] = useState(true);
  const [hasNews, setNews] = useState(false);

  const goToEnd = useCallback(() => {
    isFollowing.current = true;
    setAtEnd(true);
    setNews(false);
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, []);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const { firstKey: knownFirst, lastKey: knownLast, height } = before.current;
    if (isFollowing.current) element.scrollTop = element.scrollHeight;
    else if (firstKey !== knownFirst && lastKey === knownLast) element.scrollTop += element.scrollHeight - height;
    else if (lastKey !== knownLast) setNews(true);
    before.current = { firstKey, lastKey, height: element.scrollHeight };
  }, [firstKey, lastKey]);

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
    isFollowing.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    setAtEnd(isFollowing.current);
    if (isFollowing.current) setNews(false);
    if (element.scrollTop < NEAR_START) onNearStart();
  }, [onNearStart]);

  return { frame, content, isAtEnd, hasNews, goToEnd, handleScroll };
}
