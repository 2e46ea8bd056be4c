"use client";
import { useApolloClient } from "@apollo/client/react";
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { createOutbox, type Keep, type Outbox, type PendingMessage } from "./outbox.ts";
import { createSender, type Sender } from "./sender.ts";

interface Sending {
  readonly outbox: Outbox;
  readonly sender: Sender;
}

const SendingContext = createContext<Sending | null>(null);
const NONE: readonly PendingMessage[] = [];

/** Holds the agent's outbox for every page below, so that leaving the thread never stops a message. */
export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const client = useApolloClient();
  const text = useText();
  const agentId = useViewer().user.id;
  const [sending] = useState<Sending>(() => {
    const outbox = createOutbox(browserKeep(), agentId, Date.now);
    return { outbox, sender: createSender(client, outbox, text) };
  });
  return <SendingContext value={sending}>{children}</SendingContext>;
}

function useSending(): Sending {
  const sending = useContext(SendingContext);
  if (sending === null) throw new Error("the outbox needs an OutboxProvider above it");
  return sending;
}

export function useSender(): Sender {
  return useSending().sender;
}

/** What the agent wrote in this interaction and the API has not confirmed, in the order written. */
export function usePending(interactionId: string): readonly PendingMessage[] {
  const { outbox } = useSending();
  return useSyncExternalStore(
    outbox.onChange,
    () => outbox.of(interactionId),
    () => NONE,
  );
}

/** Takes one back, for the composer to have its words again. */
export function useTakeBack(): (clientMessageId: string) => void {
  return useSending().outbox.remove;
}

/** The browser's own store, or nothing where it is forbidden. */
export function browserKeep(): Keep | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null;
  }
}
