import { useMutation } from "@apollo/client/react";
import { useCallback } from "react";
import { graphql } from "#gql";
import { useNotices } from "../../../lib/notices.ts";

const ReactMutation = graphql(`
  mutation React($messageId: ID!, $emoji: String) {
    react(input: { messageId: $messageId, emoji: $emoji }) {
      __typename
      ... on MessageSent {
        message {
          ...LiveMessage
        }
      }
      ...RefusedMessage
    }
  }
`);

/** Reacts to a message; null takes the reaction back. The menu it is done from is gone by then: a refusal is told beside it. */
export function useReaction(): (messageId: string, emoji: string | null) => Promise<void> {
  const notices = useNotices();
  const [reactTo] = useMutation(ReactMutation);
  return useCallback(
    async (messageId, emoji) => {
      try {
        const { data } = await reactTo({ variables: { messageId, emoji } });
        if (data && data.react.__typename !== "MessageSent") notices.refused(data.react.problem);
      } catch {
        notices.failed("failure.offline");
      }
    },
    [reactTo, notices],
  );
}
