/** An adapter and a simulated number facing each other: what one writes the other must read. */
import {
  type AnyProvider,
  type HeldCredentials,
  type InboundEvent,
  type OutboundContent,
  type ProviderKind,
  type ProviderNetwork,
  providerAddresses,
  providerOf,
  type SendOutcome,
} from "../../index.ts";
import type { ChatMessage, CustomerContent, CustomerMessage } from "../control-types.ts";
import { CREDENTIALS, CUSTOMER, OUR_PHONE, type Stage } from "./stage.ts";

export const FILES = {
  image: { mimeType: "image/png", fileName: "picture.png" },
  video: { mimeType: "video/mp4", fileName: "film.mp4" },
  audio: { mimeType: "audio/mpeg", fileName: "song.mp3" },
  voice: { mimeType: "audio/ogg", fileName: "voice.ogg" },
  document: { mimeType: "application/pdf", fileName: "contract.pdf" },
  sticker: { mimeType: "image/webp", fileName: "sticker.webp" },
} as const;
export type FileKind = keyof typeof FILES;
export const bytesOf = (kind: FileKind) => Buffer.from(`the bytes of a ${kind}`);

export interface Side {
  readonly kind: ProviderKind;
  readonly provider: AnyProvider;
  readonly credentials: HeldCredentials;
  readonly network: ProviderNetwork;
}

/** The steps of a round trip on this stage. Adapters are called as the product calls them. */
export function sidesOn(stage: Stage) {
  function sideOf(kind: ProviderKind, base = `${stage.simulator.address()}/${kind}`): Side {
    const provider = providerOf(kind);
    const needsBase = provider.credentialFields.some((field) => field.name === "baseUrl");
    const address = stage.simulator.address();
    return {
      kind,
      provider,
      credentials: provider.parseCredentials({ ...CREDENTIALS[kind], ...(needsBase ? { baseUrl: base } : {}) }),
      network: {
        http: (url, init) => fetch(url, init),
        now: () => new Date(),
        addresses: providerAddresses({
          twilioApi: `${address}/twilio`,
          metaGraph: `${address}/meta`,
          sinchAuth: `${address}/sinch`,
        }),
      },
    };
  }

  function media(kind: FileKind) {
    const link = new URL(`/files/${FILES[kind].fileName}`, stage.receiver.urlOf("files"));
    stage.receiver.files.set(link.pathname, { bytes: bytesOf(kind), mimeType: FILES[kind].mimeType });
    const bytes = bytesOf(kind);
    return { ...FILES[kind], sizeBytes: bytes.length, link: link.href, read: async () => new Uint8Array(bytes) };
  }

  let count = 0;
  async function send(side: Side, content: OutboundContent, replyTo: string | null = null) {
    count += 1;
    const reference = `our-${side.kind}-${count}`;
    const outcome = await side.provider.send(
      {
        to: { phone: CUSTOMER, businessScopedId: null },
        from: OUR_PHONE,
        reference,
        statusUrl: stage.receiver.urlOf(side.kind),
        replyTo,
        content,
      },
      side.credentials,
      side.network,
    );
    return { outcome, reference };
  }

  /** The statuses this side read of a message, in the order they came, once the last is there. */
  async function statusesOf(side: Side, id: string, last: string) {
    const statuses: Extract<InboundEvent, { kind: "status" }>[] = [];
    await stage.receiver.waitFor((webhook) => {
      if (!webhook.url.includes(`/receive/${side.kind}/`)) return false;
      const events = side.provider.readWebhook({ ...webhook, rawBody: webhook.body });
      const own = events.filter((event) => event.kind === "status" && event.providerMessageIds.includes(id));
      statuses.push(...own.filter((event) => event.kind === "status"));
      return own.some((event) => event.kind === "status" && event.status === last);
    });
    return statuses;
  }

  async function shown(side: Side, outcome: SendOutcome): Promise<ChatMessage> {
    const id = idOf(outcome);
    await statusesOf(side, id, "read");
    const message = (await stage.chat(side.kind)).messages.find((one) => one.id === id);
    if (message === undefined) throw new Error("not in the chat");
    return message;
  }

  /** What this side reads of a customer's message, and that it finds the webhook authentic. */
  async function heard(side: Side, content: CustomerContent & Partial<CustomerMessage>) {
    const before = stage.receiver.received.length;
    const { messageId, webhook } = await stage.says(side.kind, content);
    expect(webhook).toMatchObject({ status: 200 });
    for (const received of stage.receiver.received.slice(before)) {
      if (!received.url.includes(`/receive/${side.kind}/`)) continue;
      const request = { ...received, rawBody: received.body };
      const [event] = side.provider.readWebhook(request);
      if (event === undefined || event.kind === "status") continue;
      expect(side.provider.authenticate(request, side.credentials, new Date()).type).toBe("authentic");
      expect(side.provider.isFor(event.to, side.credentials, OUR_PHONE)).toBe(true);
      return { event, messageId };
    }
    throw new Error("nothing was read");
  }

  async function downloaded(side: Side, event: InboundEvent): Promise<string> {
    if (event.kind !== "message" || !("media" in event.content)) throw new Error(`no file in ${JSON.stringify(event)}`);
    const found = await side.provider.downloadMedia(event.content.media, side.credentials, side.network);
    if (found.type === "failed") throw new Error(JSON.stringify(found.failure));
    return new Response(found.body).text();
  }

  return { sideOf, media, send, statusesOf, shown, heard, downloaded };
}

/** The message id of an accepted send. */
export function idOf(outcome: SendOutcome): string {
  if (outcome.type !== "accepted") throw new Error(JSON.stringify(outcome));
  return outcome.providerMessageId;
}
