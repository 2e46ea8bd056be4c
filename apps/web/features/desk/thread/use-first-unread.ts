import { useEffect, useState } from "react";
import { firstOfNewest, type ThreadMessage } from "./timeline.ts";

/**
 * Where what is new begins (DSK-09): marked when the thread is opened, and when something comes while the page is out of
 * sight. It stays while the thread is on screen, although opening it makes it read.
 */
export function useFirstUnread(messages: readonly ThreadMessage[], unreadCount: number): string | null {
  const [firstUnreadId, setFirstUnreadId] = useState(() => firstOfNewest(messages, unreadCount));
  useEffect(() => {
    if (unreadCount > 0 && document.visibilityState !== "visible")
      setFirstUnreadId(firstOfNewest(messages, unreadCount));
  }, [messages, unreadCount]);
  return firstUnreadId;
}
