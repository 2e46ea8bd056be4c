import { useMutation } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { graphql } from "#gql";

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
 * Tells the API that its owner has this interaction before them: its tab is open and it is read (DSK-09, R8). Told
 * again when something unread came while it was on screen, but only while the page is visible.
 */
export function useOpenInteraction(id: string, isOwner: boolean, isUnread: boolean): void {
  const [open] = useMutation(OpenInteractionMutation);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (!isOwner || (opened.current === id && !isUnread)) return;
    const tell = (): void => {
      if (document.visibilityState !== "visible") return;
      opened.current = id;
      void open({ variables: { id } }).catch(() => undefined);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [id, isOwner, isUnread, open]);
}
