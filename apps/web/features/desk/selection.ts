"use client";
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * The interaction on screen, kept in the address so that back, reload and a pasted link work; null: none. Where its panel
 * takes the place of the thread, as on a phone, that is a step of its own, from which back leads to the thread.
 */
export function useSelection(): {
  readonly selectedId: string | null;
  readonly isPanelAsked: boolean;
  readonly select: (interactionId: string | null) => void;
  readonly askPanel: () => void;
  readonly leavePanel: () => void;
} {
  const params = useSearchParams();
  const selectedId = params.get("interaction");
  const select = useCallback((interactionId: string | null) => {
    window.history.pushState(null, "", addressOf(interactionId));
  }, []);
  const askPanel = useCallback(() => {
    window.history.pushState({ isPanel: true }, "", `${addressOf(selectedId)}&panel`);
  }, [selectedId]);
  const leavePanel = useCallback(() => {
    // By a link of its own there is no thread behind it.
    if (window.history.state?.isPanel === true) window.history.back();
    else window.history.replaceState(null, "", addressOf(selectedId));
  }, [selectedId]);
  return { selectedId, isPanelAsked: params.has("panel"), select, askPanel, leavePanel };
}

function addressOf(interactionId: string | null): string {
  return interactionId === null ? "/desk" : `/desk?interaction=${encodeURIComponent(interactionId)}`;
}
