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

/** What may be done to a stored message; `problem` is the API's refusal in words. */
export function useMessageActions() {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [retryMessage, { loading: isRetrying }] = useMutation(RetryMessageMutation);
  const [reactTo] = useMutation(ReactMutation);

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

  /** Null takes the reaction back. */
  const react = useCallback(
    async (messageId: string, emoji: string | null): Promise<void> => {
      setProblem(null);
      try {
        const { data } = await reactTo({ variables: { messageId, emoji } });
        if (data && data.react.__typename !== "MessageSent") setProblem(data.react.problem);
      } catch {
        setProblem(text("failure.offline"));
      }
    },
    [reactTo, text],
  );

  return { retry, react, isRetrying, problem };
}
