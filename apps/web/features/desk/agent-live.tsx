"use client";
import type { ReactNode } from "react";
import { PanelBoundary } from "../frame/index.ts";
import { OutboxProvider } from "./composer/outbox-context.tsx";
import { DeskLive } from "./live/desk-live.tsx";
import { OfferStack } from "./offers/offer-stack.tsx";
import { TransferNews } from "./transfer/transfer-news.tsx";

/** What every page of an agent carries: the live subscriber, the outbox, and the offers over everything. */
export function AgentLive({ children }: { readonly children: ReactNode }) {
  return (
    <OutboxProvider>
      <DeskLive />
      <TransferNews />
      {children}
      <PanelBoundary>
        <OfferStack />
      </PanelBoundary>
    </OutboxProvider>
  );
}
