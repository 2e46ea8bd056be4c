import { notifications } from "@mantine/notifications";
import { type RefObject, useCallback } from "react";
import { useText } from "../../../lib/messages/index.ts";

const FLASH_MS = 1_600;
/** So many pages are fetched at most to find a message. */
const MOST_PAGES = 40;

/** Shows a message of the thread and marks it for a moment, fetching older pages until it is there. */
export function useJump(
  frame: RefObject<HTMLElement | null>,
  /** Fetches the page before; false when there is none, or it cannot be had. */
  onEarlier: () => Promise<boolean>,
  /** The thread stops following its end. */
  onLeaveEnd: () => void,
): (messageId: string) => void {
  const text = useText();
  return useCallback(
    (messageId: string) => {
      const find = () => frame.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`) ?? null;
      void (async () => {
        let target = find();
        for (let pages = 0; target === null && pages < MOST_PAGES && (await onEarlier()); pages += 1) {
          await drawn();
          target = find();
        }
        if (target === null) return void notifications.show({ message: text("desk.quote.gone") });
        // Only now: a scroll of before, told late while pages are fetched, would have the thread follow its end again.
        onLeaveEnd();
        target.scrollIntoView({ block: "center" });
        const shown = target;
        shown.dataset.flash = "true";
        setTimeout(() => delete shown.dataset.flash, FLASH_MS);
      })();
    },
    [frame, onEarlier, onLeaveEnd, text],
  );
}

/** After what was fetched is on the page. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => resolve())));
