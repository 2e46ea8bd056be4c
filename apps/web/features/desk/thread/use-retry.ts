import { useCallback, useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";

const RetryMessageMutation = graphql(`
  mutation RetryMessage($messageId: ID!, $confirmUnknown: Boolean!) {
    retryMessage(input: { messageId: $messageId, confirmUnknown: $confirmUnknown }) {
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

/** Sends a stored message again; `problem` is the API's refusal in words. */
export function useRetry() {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [retryMessage, isRetrying] = useMutationAnswer(RetryMessageMutation);

  /** `isUnknown`: the agent knows that the customer may get it twice (R3). */
  const retry = useCallback(
    async (messageId: string, isUnknown: boolean): Promise<void> => {
      setProblem(null);
      const answer = (await retryMessage({ messageId, confirmUnknown: isUnknown }))?.retryMessage;
      if (answer?.__typename !== "MessageSent") setProblem(answer?.problem ?? text("failure.offline"));
    },
    [retryMessage, text],
  );

  return { retry, isRetrying, problem };
}
