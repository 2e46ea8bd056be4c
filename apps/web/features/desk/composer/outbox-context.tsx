"use client";
import { useApolloClient } from "@apollo/client/react";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import type { MediaLimit } from "./attachment-rules.ts";
import { createOutbox, type KeepOfMany, type Outbox, type PendingMessage } from "./outbox.ts";
import { createSender, type Sender } from "./sender.ts";
import { createTrays, type Trays } from "./trays.ts";
import { type Attachments, useTray } from "./use-attachments.ts";

interface Sending {
  readonly outbox: Outbox;
  readonly sender: Sender;
  readonly trays: Trays;
}

const SendingContext = createContext<Sending | null>(null);
const NONE: readonly PendingMessage[] = [];

/** Holds the agent's outbox and what is attached for every page below, so that leaving a thread stops and loses nothing. */
export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const client = useApolloClient();
  const text = useText();
  const agentId = useViewer().user.id;
  const [sending] = useState<Sending>(() => {
    const outbox = createOutbox(browserKeep(), agentId, Date.now);
    return { outbox, sender: createSender(client, outbox, text), trays: createTrays() };
  });
  const { outbox } = sending;
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent): void => {
      if (key !== null && newValue === null) outbox.forget(key);
    };
    window.addEventListener("storage", hear);
    return () => window.removeEventListener("storage", hear);
  }, [outbox]);
  return (
    <SendingContext value={sending}>
      {children}
      <Unsent trays={sending.trays} />
    </SendingContext>
  );
}

/** Files that are attached anywhere: the browser asks before the page goes, and a new version of the console waits. */
function Unsent({ trays }: { readonly trays: Trays }) {
  const hasFiles = useSyncExternalStore(trays.onChange, trays.hasFiles, () => false);
  useEffect(() => {
    if (!hasFiles) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [hasFiles]);
  return hasFiles ? <span data-unsent hidden /> : null;
}

function useSending(): Sending {
  const sending = useContext(SendingContext);
  if (sending === null) throw new Error("the outbox needs an OutboxProvider above it");
  return sending;
}

export function useSender(): Sender {
  return useSending().sender;
}

/** The files that are about to be sent in this interaction. */
export function useAttached(interactionId: string, limits: readonly MediaLimit[]): Attachments {
  return useTray(useSending().trays.of(interactionId, limits));
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
export function browserKeep(): KeepOfMany | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null;
  }
}
