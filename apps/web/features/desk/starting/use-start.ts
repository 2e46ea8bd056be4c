import { useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import type { Filled } from "../composer/filled-template.tsx";
import type { Recipient } from "./recipient-field.tsx";

const StartInteractionMutation = graphql(`
  mutation StartInteraction($input: StartInteractionInput!) {
    startInteraction(input: $input) {
      __typename
      ... on InteractionStarted {
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

/** Starts the conversation; what is refused is said where it belongs, and nothing typed is lost. */
export function useStart(onStarted: (interactionId: string) => void) {
  const text = useText();
  const [send] = useMutationAnswer(StartInteractionMutation);
  // One id for the whole dialog: pressing again after a lost answer sends nothing twice.
  const [clientMessageId] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const [recipientProblem, setRecipientProblem] = useState<string | null>(null);

  const start = async (
    accountId: string,
    { typed, contact }: Recipient,
    { template, parameters, attachment }: Filled,
  ): Promise<boolean> => {
    setProblem(null);
    if (contact === null && typed.trim() === "") {
      setRecipientProblem(text("common.required"));
      return false;
    }
    const whom = contact === null ? { phone: typed.trim() } : { contactId: contact.id };
    const what = {
      templateId: template.id,
      templateParameters: [...parameters],
      ...(attachment === null ? {} : { attachmentId: attachment.id }),
    };
    const answer = (await send({ input: { accountId, clientMessageId, ...whom, ...what } }))?.startInteraction;
    switch (answer?.__typename) {
      case "InteractionStarted":
        onStarted(answer.interaction.id);
        return true;
      case "AlreadyTaken":
        setProblem(text("desk.new.taken", { name: answer.by.name }));
        return false;
      case "ValidationFailed":
        if (answer.fields.some(({ path }) => path === "phone")) setRecipientProblem(text("desk.new.badNumber"));
        else setProblem(answer.fields[0]?.message ?? answer.message);
        return false;
      default:
        setProblem(answer?.message ?? text("failure.offline"));
        return false;
    }
  };
  return { start, problem, recipientProblem, forget: () => setRecipientProblem(null) };
}
