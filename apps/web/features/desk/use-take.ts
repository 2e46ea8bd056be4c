import { useMutation } from "@apollo/client/react";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { graphql } from "#gql";
import { useText } from "../../lib/messages/index.ts";

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
export function useTake(onTaken: (interactionId: string) => void): (interactionId: string) => void {
  const text = useText();
  const [take] = useMutation(TakeInteractionMutation);
  return useCallback(
    (id: string) => {
      const refuse = (message: string): void => void notifications.show({ message, color: "danger" });
      take({ variables: { id } }).then(
        ({ data }) => {
          const result = data?.takeInteraction;
          if (result?.__typename === "InteractionTaken") onTaken(id);
          else if (result?.__typename === "AlreadyTaken") refuse(text("desk.take.lost", { name: result.by.name }));
          else refuse(result?.message ?? text("failure.server"));
        },
        () => refuse(text("failure.offline")),
      );
    },
    [onTaken, take, text],
  );
}
