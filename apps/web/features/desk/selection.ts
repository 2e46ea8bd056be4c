"use client";
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** The interaction on screen, kept in the address so that back, reload and a pasted link work; null: none. */
export function useSelection(): {
  readonly selectedId: string | null;
  readonly select: (interactionId: string | null) => void;
} {
  const selectedId = useSearchParams().get("interaction");
  const select = useCallback((interactionId: string | null) => {
    const address = interactionId === null ? "/desk" : `/desk?interaction=${interactionId}`;
    window.history.pushState(null, "", address);
  }, []);
  return { selectedId, select };
}
