import { useCallback, useState } from "react";
import { useNotices } from "../../../lib/notices.ts";

const FLASH_MS = 1_600;
/** So many pages are fetched at most to find a message. */
const MAX_PAGES = 40;

/** Shows a message of the thread and names it for a moment as the one to mark, fetching older pages until it is there. */
export function useJump(
  /** Brings a message into the middle; false while it is not loaded. The newest rows count, whenever it is called. */
  show: (messageId: string) => boolean,
  /** Fetches the page before; false when there is none, or it cannot be had. */
  onEarlier: () => Promise<boolean>,
): { readonly jump: (messageId: string) => void; readonly flashedId: string | null } {
  const notices = useNotices();
  const [flashedId, setFlashedId] = useState<string | null>(null);
  const jump = useCallback(
    (messageId: string) => {
      void (async () => {
        let isShown = show(messageId);
        for (let pages = 0; !isShown && pages < MAX_PAGES && (await onEarlier()); pages += 1) {
          await drawn();
          isShown = show(messageId);
        }
        if (!isShown) return void notices.told("desk.quote.gone");
        setFlashedId(messageId);
        setTimeout(() => setFlashedId((known) => (known === messageId ? null : known)), FLASH_MS);
      })();
    },
    [show, onEarlier, notices],
  );
  return { jump, flashedId };
}

/** After what was fetched is on the page. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => resolve())));
