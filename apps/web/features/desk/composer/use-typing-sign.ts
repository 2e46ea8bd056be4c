import { useApolloClient } from "@apollo/client/react";
import { TYPING_SECONDS } from "@parley/schema/plain";
import { useCallback } from "react";
import { graphql } from "#gql";

const ShowTypingMutation = graphql(`
  mutation ShowTyping($input: ShowTypingInput!) {
    showTyping(input: $input) {
      __typename
    }
  }
`);

/** When each interaction's sign was last asked for: leaving a thread and coming back asks no sooner. */
const askedAt = new Map<string, number>();

/**
 * Lets the customer see that the agent types: call it at each change of a message (never of a note). Asks at most every
 * 20 seconds; whatever comes of it is no business of the agent's, so nothing is retried, shown or waited for.
 */
export function useTypingSign(interactionId: string): () => void {
  const client = useApolloClient();
  return useCallback(() => {
    const now = Date.now();
    if (now - (askedAt.get(interactionId) ?? 0) < TYPING_SECONDS.every * 1_000) return;
    askedAt.set(interactionId, now);
    void client
      .mutate({ mutation: ShowTypingMutation, variables: { input: { interactionId } } })
      .catch(() => undefined);
  }, [client, interactionId]);
}
