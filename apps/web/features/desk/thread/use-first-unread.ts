import { useEffect, useMemo, useState } from "react";
import { firstOfNewest, type ThreadMessage } from "./timeline.ts";

/** What was unread at a moment: so many of the contact's, up to the newest message then. */
interface Unread {
  readonly count: number;
  readonly newestId: string | undefined;
}

/**
 * Where what is new begins: marked when the thread is opened, and when something comes while the page is out of
 * sight. It stays while the thread is on screen, although opening it makes it read. Null also until it is loaded.
 */
export function useFirstUnread(messages: readonly ThreadMessage[], unreadCount: number): string | null {
  const [unread, setUnread] = useState<Unread>({ count: unreadCount, newestId: messages.at(-1)?.id });
  const newestId = messages.at(-1)?.id;
  useEffect(() => {
    if (unreadCount > 0 && document.visibilityState !== "visible") setUnread({ count: unreadCount, newestId });
  }, [newestId, unreadCount]);
  return useMemo(() => {
    if (unread.count === 0) return null;
    const end = messages.findIndex(({ id }) => id === unread.newestId);
    return firstOfNewest(end < 0 ? messages : messages.slice(0, end + 1), unread.count);
  }, [messages, unread]);
}
