import { useApolloClient } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import { graphql } from "#gql";

const BeginDisposingMutation = graphql(`
  mutation BeginDisposing($input: BeginDisposingInput!) {
    beginDisposing(input: $input) {
      __typename
      ... on DisposingBegun {
        user {
          ...LiveUser
        }
        until
      }
    }
  }
`);

const EndDisposingMutation = graphql(`
  mutation EndDisposing($input: EndDisposingInput!) {
    endDisposing(input: $input) {
      __typename
      ... on DisposingEnded {
        user {
          ...LiveUser
        }
      }
    }
  }
`);

/** The API lets go after 60 s: one renewal may be lost. */
const RENEW_MS = 30_000;

/**
 * Says that the viewer is closing this interaction for as long as its dialog is there, so that the account's pause is on
 * meanwhile (R11). A refusal is left to the closing itself to tell; a page that vanishes is forgotten in a minute.
 */
export function useDisposing(interactionId: string): void {
  const client = useApolloClient();
  // One after the other: an end that overtook its beginning would leave the pause on.
  const last = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    const variables = { input: { interactionId } };
    const inTurn = (send: () => Promise<unknown>): void => {
      last.current = last.current.then(send).catch(() => undefined);
    };
    const begin = (): void => inTurn(() => client.mutate({ mutation: BeginDisposingMutation, variables }));
    const handlePageHide = (): void => {
      const context = { fetchOptions: { keepalive: true } };
      void client.mutate({ mutation: EndDisposingMutation, variables, context }).catch(() => undefined);
    };
    begin();
    const timer = setInterval(begin, RENEW_MS);
    window.addEventListener("pagehide", handlePageHide);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", handlePageHide);
      inTurn(() => client.mutate({ mutation: EndDisposingMutation, variables }));
    };
  }, [client, interactionId]);
}
