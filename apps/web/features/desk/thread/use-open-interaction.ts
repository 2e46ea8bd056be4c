import { useMutation } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { graphql } from "#gql";
import { useLiveState } from "../../../lib/live/index.ts";

const OpenInteractionMutation = graphql(`
  mutation OpenInteraction($id: ID!) {
    openInteraction(input: { interactionId: $id }) {
      __typename
      ... on InteractionOpened {
        interaction {
          ...LiveInteraction
        }
      }
    }
  }
`);

/**
 * Tells the API that its owner has this interaction before them: its tab is open and it is read (R8). Told
 * again when something unread came while it was on screen, but only while the page is visible, and when the connection is
 * back after it could not be told.
 */
export function useOpenInteraction(id: string, isOwner: boolean, unreadCount: number, isUnread: boolean): void {
  const [open] = useMutation(OpenInteractionMutation);
  const isAway = useLiveState().phase === "offline";
  const opened = useRef<string | null>(null);
  // Told anew with each message more, and when the connection is back.
  useEffect(() => {
    const isTold = opened.current === id && !isUnread && unreadCount === 0;
    if (!isOwner || isTold || isAway) return;
    const tell = (): void => {
      if (document.visibilityState !== "visible") return;
      opened.current = id;
      void open({ variables: { id } }).catch(() => {
        opened.current = null;
      });
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [id, isOwner, isUnread, unreadCount, isAway, open]);
}
