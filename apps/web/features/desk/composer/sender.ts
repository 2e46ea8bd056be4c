import type { ApolloClient } from "@apollo/client";
import { graphql } from "#gql";
import type { AddNoteMutation as AddNoteData, SendMessageMutation as SendMessageData } from "#gql/types";
import { isOffline } from "../../../lib/failure.ts";
import type { Text } from "../../../lib/messages/index.ts";
import { addToThread } from "../live/thread-cache.ts";
import type { Outbox, PendingMessage } from "./outbox.ts";

const SendMessageMutation = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      __typename
      ... on MessageSent {
        sentMessage {
          ...LiveMessage
        }
      }
      ...RefusedMessage
      ... on ServiceWindowClosed {
        closedAt
      }
    }
  }
`);

const AddNoteMutation = graphql(`
  mutation AddNote($input: AddNoteInput!) {
    addNote(input: $input) {
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

type Answer = SendMessageData["sendMessage"] | AddNoteData["addNote"];

/** Waits before each repetition of a call that got no answer; after the last one the agent decides. */
const PAUSES_MS = [400, 1_200, 3_000] as const;
/** No answer for this long counts as none. */
const PATIENCE_MS = 15_000;

export interface Sender {
  /** Shows it at once and sends it after what was written before it in the same interaction. */
  send(message: PendingMessage): void;
  /** Sends a failed one again under the same id: it cannot be doubled. */
  retry(clientMessageId: string): void;
}

/** Empties the outbox, one message at a time per interaction, so that the order written is the order sent. */
export function createSender(client: ApolloClient, outbox: Outbox, text: Text): Sender {
  const lanes = new Map<string, Promise<void>>();

  function enqueue(message: PendingMessage): void {
    const before = lanes.get(message.interactionId) ?? Promise.resolve();
    lanes.set(
      message.interactionId,
      before.then(() => deliver(message.clientMessageId)),
    );
  }

  async function deliver(clientMessageId: string): Promise<void> {
    const message = outbox.find(clientMessageId);
    if (message?.state !== "sending") return;
    try {
      settle(message, await askPatiently(message));
    } catch (error) {
      const problem = text(isOffline(error) ? "desk.pending.offline" : "desk.pending.refused");
      outbox.change(clientMessageId, { state: "failed", problem });
    }
  }

  async function askPatiently(message: PendingMessage): Promise<Answer> {
    for (const pause of PAUSES_MS) {
      try {
        return await ask(message);
      } catch (error) {
        if (!isOffline(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return ask(message);
  }

  async function ask(message: PendingMessage): Promise<Answer> {
    const context = { fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MS) } };
    const { interactionId, clientMessageId, text: words, attachment, location, replyTo, template } = message;
    const identity = { interactionId, clientMessageId };
    if (message.kind === "note") {
      const variables = { input: { ...identity, text: words ?? "" } };
      const { data } = await client.mutate({ mutation: AddNoteMutation, variables, context });
      return answered(data?.addNote);
    }
    const input = {
      ...identity,
      ...(words === null ? {} : { text: words }),
      ...(attachment === null ? {} : { attachmentId: attachment.id }),
      ...(location === null ? {} : { location }),
      ...(replyTo === null ? {} : { replyToId: replyTo.id }),
      ...(template === null ? {} : { templateId: template.id, templateParameters: [...template.parameters] }),
    };
    const { data } = await client.mutate({ mutation: SendMessageMutation, variables: { input }, context });
    return answered(data?.sendMessage);
  }

  function settle(message: PendingMessage, answer: Answer): void {
    if (answer.__typename === "MessageSent") {
      addToThread(client.cache, answer.sentMessage);
      outbox.remove(message.clientMessageId);
      return;
    }
    if (answer.__typename === "ServiceWindowClosed") closeWindow(message.interactionId, answer.closedAt);
    const field = answer.__typename === "ValidationFailed" ? answer.fields[0]?.message : undefined;
    outbox.change(message.clientMessageId, { state: "failed", problem: field ?? answer.problem });
  }

  function closeWindow(interactionId: string, closedAt: string | null): void {
    const id = client.cache.identify({ __typename: "Interaction", id: interactionId });
    if (id !== undefined) client.cache.modify({ id, fields: { serviceWindowEndsAt: () => closedAt } });
  }

  return {
    send(message) {
      outbox.put(message);
      enqueue(message);
    },
    retry(clientMessageId) {
      const message = outbox.find(clientMessageId);
      if (message?.state !== "failed") return;
      outbox.change(clientMessageId, { state: "sending", problem: null });
      enqueue(message);
    },
  };
}

function answered(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error("The API answered without data.");
  return answer;
}
