import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
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
  const [mutate] = useMutation(StartInteractionMutation);
  // One id for the whole dialog: pressing again after a lost answer sends nothing twice (MSG-05).
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
    try {
      const { data } = await mutate({ variables: { input: { accountId, clientMessageId, ...whom, ...what } } });
      const result = data?.startInteraction;
      switch (result?.__typename) {
        case "InteractionStarted":
          onStarted(result.interaction.id);
          return true;
        case "AlreadyTaken":
          setProblem(text("desk.new.taken", { name: result.by.name }));
          return false;
        case "ValidationFailed": {
          const isOfRecipient = result.fields.some(({ path }) => path === "phone");
          if (isOfRecipient) setRecipientProblem(text("desk.new.badNumber"));
          else setProblem(result.fields[0]?.message ?? result.message);
          return false;
        }
        default:
          setProblem(result?.message ?? text("failure.server"));
          return false;
      }
    } catch {
      setProblem(text("failure.offline"));
      return false;
    }
  };
  return { start, problem, recipientProblem, forget: () => setRecipientProblem(null) };
}
