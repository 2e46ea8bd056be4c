import { useCallback } from "react";
import { graphql } from "#gql";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";

const TakeInteractionMutation = graphql(`
  mutation TakeInteraction($id: ID!) {
    takeInteraction(input: { interactionId: $id }) {
      __typename
      ... on InteractionTaken {
        interaction {
          ...LiveInteraction
        }
      }
      ...Refused
      ... on AlreadyTaken {
        by {
          id
          name
        }
      }
    }
  }
`);

/** Takes an interaction that nobody owns (R5); who was faster is said. */
export function useTake(onTaken: (interactionId: string) => void): (interactionId: string) => Promise<void> {
  const text = useText();
  const notices = useNotices();
  const [take] = useMutationAnswer(TakeInteractionMutation);
  return useCallback(
    async (id) => {
      const answer = (await take({ id }))?.takeInteraction;
      if (answer === undefined) notices.failed("failure.offline");
      else if (answer.__typename === "InteractionTaken") onTaken(id);
      else if (answer.__typename === "AlreadyTaken") notices.refused(text("desk.take.lost", { name: answer.by.name }));
      else notices.refused(answer.message);
    },
    [onTaken, take, notices, text],
  );
}
