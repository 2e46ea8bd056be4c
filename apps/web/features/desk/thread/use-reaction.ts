import { useCallback } from "react";
import { graphql } from "#gql";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";

const ReactMutation = graphql(`
  mutation React($messageId: ID!, $emoji: String) {
    react(input: { messageId: $messageId, emoji: $emoji }) {
      __typename
      ... on MessageSent {
        sentMessage {
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
  const [reactTo] = useMutationAnswer(ReactMutation);
  return useCallback(
    async (messageId, emoji) => {
      const answer = (await reactTo({ messageId, emoji }))?.react;
      if (answer === undefined) notices.failed("failure.offline");
      else if (answer.__typename !== "MessageSent") notices.refused(answer.problem);
    },
    [reactTo, notices],
  );
}
