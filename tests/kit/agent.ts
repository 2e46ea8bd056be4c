/** An agent at work, as the desk works: through GraphQL, present while its live connection is open. */
import { randomUUID } from "node:crypto";
import { type Answered, type Client, signIn } from "./clients.ts";
import { type LiveLog, type LiveOptions, openLog } from "./clients-live.ts";
import { type Watched, watched } from "./eventually.ts";
import type { Credentials } from "./server.ts";

export interface ShownOffer {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly interaction: { readonly id: string };
}

export interface ShownMessage {
  readonly id: string;
  readonly direction: string;
  readonly text: string | null;
  readonly status: string | null;
  readonly systemEvent: string | null;
  readonly occurredAt: string;
  readonly failure: { readonly class: string; readonly message: string; readonly canRetry: boolean } | null;
  readonly attachment: {
    readonly id: string;
    readonly state: string;
    readonly failure: string | null;
    readonly url: string | null;
  } | null;
}

const OFFER = "id state reason offeredAt expiresAt interaction { id }";
const MESSAGE = `id direction text status systemEvent occurredAt failure { class message canRetry }
  attachment { id state failure url }`;

type Decided = Answered & { readonly state?: string; readonly takenBy?: { readonly id: string } | null };

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly credentials: Credentials;
  /** Signed in by cookie. */
  readonly client: Client;
  /** Opens the desk: present from now on (R7). */
  sitsDown(options?: LiveOptions): Promise<LiveLog>;
  /** Offers that ring now. */
  offers(): Watched<readonly ShownOffer[]>;
  /** The next offer: waits for it to ring. */
  accepts(offerId: string): Promise<Decided>;
  rejects(offerId: string): Promise<Decided>;
  takes(interactionId: string): Promise<Answered>;
  /** Stores a message on its way to the customer; its id. */
  writes(interactionId: string, text: string, clientMessageId?: string): Promise<string>;
  retries(messageId: string, confirmUnknown?: boolean): Promise<Answered>;
  opensTab(interactionId: string): Promise<void>;
  closesTab(interactionId: string): Promise<void>;
  closes(interactionId: string): Promise<Answered>;
  pauses(paused: boolean): Promise<void>;
  /** A thread's newest 100 lines, oldest first. */
  thread(interactionId: string): Watched<readonly ShownMessage[]>;
  /** What they began to write there and have not sent. */
  draft(interactionId: string): Watched<{ readonly text: string; readonly isNote: boolean } | null>;
  message(interactionId: string, messageId: string): Watched<ShownMessage | null>;
  /** The same agent at another node. */
  at(url: string): Agent;
}

/** Somebody who has an account at Parley and signs in. */
export async function agentSigningIn(
  url: string,
  person: { readonly id: string; readonly name: string; readonly credentials: Credentials },
): Promise<Agent> {
  return agentWith(await signIn(url, person.credentials), person);
}

function agentWith(
  client: Client,
  person: { readonly id: string; readonly name: string; readonly credentials: Credentials },
): Agent {
  const decide = (mutation: "acceptOffer" | "rejectOffer", offerId: string) =>
    client.act<Decided>(mutation, { offerId }, { OfferNotPending: "state takenBy { id }" });
  const thread = (interactionId: string) => threadOf(client, interactionId);
  return {
    ...person,
    client,
    sitsDown: (options) => openLog(client, options),
    offers: () =>
      watched(
        async () => (await client.ask<{ pendingOffers: ShownOffer[] }>(`{ pendingOffers { ${OFFER} } }`)).pendingOffers,
      ),
    accepts: (offerId) => decide("acceptOffer", offerId),
    rejects: (offerId) => decide("rejectOffer", offerId),
    takes: (interactionId) => client.act("takeInteraction", { interactionId }),
    async writes(interactionId, text, clientMessageId = randomUUID()) {
      const { sentMessage } = await client.must<{ sentMessage: { id: string } }>(
        "sendMessage",
        { interactionId, text, clientMessageId },
        ["MessageSent", "sentMessage { id }"],
      );
      return sentMessage.id;
    },
    retries: (messageId, confirmUnknown = false) => client.act("retryMessage", { messageId, confirmUnknown }),
    async opensTab(interactionId) {
      await client.must("openInteraction", { interactionId }, ["InteractionOpened", "__typename"]);
    },
    async closesTab(interactionId) {
      await client.must("closeTab", { interactionId }, ["InteractionOpened", "__typename"]);
    },
    closes: (interactionId) => client.act("closeInteraction", { interactionId }),
    async pauses(paused) {
      await client.must("setPause", { paused }, ["PresenceSet", "__typename"]);
    },
    thread: (interactionId) => watched(() => thread(interactionId)),
    draft: (interactionId) => watched(() => draftOf(client, interactionId)),
    message: (interactionId, messageId) =>
      watched(async () => (await thread(interactionId)).find(({ id }) => id === messageId) ?? null),
    at: (url) => agentWith(client.at(url), person),
  };
}

/** A thread's newest 100 lines, oldest first. */
export async function threadOf(client: Client, interactionId: string): Promise<readonly ShownMessage[]> {
  const { interaction } = await client.ask<{
    interaction: { messages: { edges: readonly { node: ShownMessage }[] } } | null;
  }>(`query Thread($id: ID!) { interaction(id: $id) { messages(last: 100) { edges { node { ${MESSAGE} } } } } }`, {
    id: interactionId,
  });
  if (interaction === null) throw new Error(`Interaction ${interactionId} is not to be seen`);
  return interaction.messages.edges.map(({ node }) => node);
}

async function draftOf(client: Client, id: string) {
  const { draft } = await client.ask<{ draft: { text: string; isNote: boolean } | null }>(
    "query Draft($id: ID!) { draft(interactionId: $id) { text isNote } }",
    { id },
  );
  return draft;
}
