import { useMutation } from "@apollo/client/react";
import { useCallback, useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";

const RetryMessageMutation = graphql(`
  mutation RetryMessage($messageId: ID!, $confirmUnknown: Boolean!) {
    retryMessage(input: { messageId: $messageId, confirmUnknown: $confirmUnknown }) {
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

/** Sends a stored message again; `problem` is the API's refusal in words. */
export function useRetry() {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [retryMessage, { loading: isRetrying }] = useMutation(RetryMessageMutation);

  /** `isUnknown`: the agent knows that the customer may get it twice (R3). */
  const retry = useCallback(
    async (messageId: string, isUnknown: boolean): Promise<void> => {
      setProblem(null);
      try {
        const { data } = await retryMessage({ variables: { messageId, confirmUnknown: isUnknown } });
        if (data && data.retryMessage.__typename !== "MessageSent") setProblem(data.retryMessage.problem);
      } catch {
        setProblem(text("failure.offline"));
      }
    },
    [retryMessage, text],
  );

  return { retry, isRetrying, problem };
}
