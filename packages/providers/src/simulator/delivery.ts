/**
 * The life of a message of the business after the vendor accepted it: the link fetched, sent, delivered, read, or
 * failed with the vendor's code; each step told by webhook.
 */
import { fitsKind, mediaOf, preview, retyped, withMedia } from "./chat-content.ts";
import type { ChatContent, TickState } from "./control-types.ts";
import type { Courier } from "./courier.ts";
import type { FaultBoard } from "./faults.ts";
import { fetchLink } from "./link-fetch.ts";
import type { MediaStore } from "./media-store.ts";
import type { ReportedStatus, VendorFailure, VendorVoice } from "./voice.ts";
import type { MessageRecord, NumberRecord, World } from "./world.ts";

export interface AcceptedSend {
  readonly number: NumberRecord;
  readonly phone: string;
  readonly id: string;
  /** Null: nothing of its own to show (a reaction). */
  readonly content: ChatContent | null;
  /** Of a reaction: what it is put on. */
  readonly reaction?: { readonly target: string; readonly emoji: string };
  readonly reference: string | null;
  readonly statusUrl: string | null;
  readonly replyTo: string | null;
  readonly freeform: boolean;
  /** The address of the file in `content`, when the vendor fetches it. */
  readonly link: string | null;
  /** The kind of media shows only in the fetched file (Twilio, Sinch). */
  readonly typeFromFile?: boolean;
  /** What the vendor will find wrong only after accepting. */
  readonly failure: VendorFailure | null;
}

export interface DeliveryNeeds {
  readonly world: World;
  readonly media: MediaStore;
  readonly faults: FaultBoard;
  readonly courier: Courier;
  readonly vendorOf: (number: NumberRecord) => VendorVoice;
  readonly settings: { readonly sentAfterMs: number; readonly deliveredAfterMs: number };
  readonly now: () => Date;
}

const RANK: Readonly<Record<TickState, number>> = {
  sending: 0,
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  failed: 4,
};

export class Delivery {
  readonly #needs: DeliveryNeeds;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #held: (() => void)[] = [];
  readonly #sentAlready = new Set<string>();

  constructor(needs: DeliveryNeeds) {
    this.#needs = needs;
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  accept(send: AcceptedSend): MessageRecord {
    const { world } = this.#needs;
    const record: MessageRecord = {
      id: send.id,
      numberId: send.number.id,
      phone: send.phone,
      direction: "fromBusiness",
      at: this.#needs.now().toISOString(),
      content: send.content ?? { type: "notice", text: "" },
      state: "accepted",
      failure: null,
      quoted: send.replyTo === null ? null : this.quote(send.replyTo),
      reactions: [],
      forwarded: false,
      edited: false,
      revoked: false,
      reference: send.reference,
      statusUrl: send.statusUrl,
      freeform: send.freeform,
      act: null,
    };
    world.phone(send.phone);
    world.chat(record).typingUntil = null;
    if (send.content !== null) world.put(record);
    void this.#run(record, send);
    return record;
  }

  /** What a message of this chat said, for the quote above an answer. */
  quote(id: string): MessageRecord["quoted"] {
    const quoted = this.#needs.world.message(id);
    return { id, preview: quoted === undefined ? null : preview(quoted.content), direction: quoted?.direction ?? null };
  }

  /** After a restart: goes on where the message stood. */
  resume(record: MessageRecord): void {
    if (record.state === "accepted") this.#after(0, () => this.#sendOut(record, null));
    else if (record.state === "sent") this.#after(0, () => this.#arrive(record));
  }

  /** Tells `sent` before the send call is answered. */
  async reportSentNow(record: MessageRecord): Promise<void> {
    this.#sentAlready.add(record.id);
    await this.#report(record, "sent", null);
  }

  /** The customer looked: everything that arrived is read. */
  readAll(numberId: string, phone: string): number {
    const chat = this.#needs.world.chat({ numberId, phone });
    const unread = chat.messages.filter((one) => one.direction === "fromBusiness" && one.state === "delivered");
    for (const record of unread) this.#read(record);
    return unread.length;
  }

  /** A status whatever the state is; the chat follows only forwards. */
  async reportOnDemand(record: MessageRecord, status: ReportedStatus, failure: VendorFailure | null) {
    if (RANK[status] > RANK[record.state]) this.#move(record, status, failure);
    return this.#deliverStatus(record, status, failure);
  }

  releaseHeld(): void {
    for (const release of this.#held.splice(0)) release();
  }

  async #run(record: MessageRecord, send: AcceptedSend): Promise<void> {
    const started = Date.now();
    const problem = send.link === null ? null : await this.#fetchInto(record, send);
    if (send.reaction !== undefined) {
      const target = this.#needs.world.message(send.reaction.target);
      if (target === undefined || target.phone !== record.phone) {
        this.#after(0, () => this.#fail(record, this.#vendor(record).failures.unknownTarget));
        return;
      }
      this.react(target, "business", send.reaction.emoji);
    }
    const failure = send.failure ?? problem;
    this.#after(Math.max(0, this.#needs.settings.sentAfterMs - (Date.now() - started)), () =>
      this.#sendOut(record, failure),
    );
  }

  /** One reaction a person and message; empty takes it back. */
  react(target: MessageRecord, by: "customer" | "business", emoji: string): void {
    const others = target.reactions.filter((reaction) => reaction.by !== by);
    target.reactions = emoji === "" ? others : [...others, { by, emoji }];
    this.#needs.world.put(target);
  }

  async #fetchInto(record: MessageRecord, send: AcceptedSend): Promise<VendorFailure | null> {
    const vendor = this.#vendor(record);
    const fetched = await fetchLink(send.link ?? "");
    if ("problem" in fetched)
      return {
        ...vendor.failures.mediaUnreachable,
        detail: `${vendor.failures.mediaUnreachable.detail} (${fetched.problem})`,
      };
    if (send.typeFromFile === true) record.content = retyped(record.content, fetched.mimeType);
    const kind = "media" in record.content ? record.content.type : null;
    if (kind !== null && !fitsKind(kind, fetched.mimeType)) return vendor.failures.mediaUnsupported;
    const held = mediaOf(record.content);
    const name = held?.fileName ?? fetched.fileName;
    const file = this.#needs.media.put(vendor.newMediaId(), fetched.bytes, fetched.mimeType, name);
    record.content = withMedia(record.content, { ...file, fileName: name });
    if (send.content !== null) this.#needs.world.put(record);
    return null;
  }

  #sendOut(record: MessageRecord, failure: VendorFailure | null): void {
    const reason = this.#reasonToFail(record, failure);
    if (reason !== null) {
      this.#fail(record, reason);
      return;
    }
    this.#move(record, "sent", null);
    if (!this.#sentAlready.delete(record.id)) void this.#report(record, "sent", null);
    this.#after(this.#needs.settings.deliveredAfterMs, () => this.#arrive(record));
  }

  #reasonToFail(record: MessageRecord, failure: VendorFailure | null): VendorFailure | null {
    const { world, faults } = this.#needs;
    const vendor = this.#vendor(record);
    const fault = faults.use(record.numberId, "failStatus");
    if (fault !== null) return { code: fault.code, detail: vendor.describe(fault.code) };
    if (!world.phone(record.phone).onWhatsApp) return vendor.failures.notOnWhatsApp;
    if (record.freeform && !world.windowIsOpen(record, this.#needs.now())) return vendor.failures.windowClosed;
    return failure;
  }

  #arrive(record: MessageRecord): void {
    this.#move(record, "delivered", null);
    void this.#report(record, "delivered", null);
    const { readsAfterMs } = this.#needs.world.phone(record.phone);
    if (readsAfterMs !== null) this.#after(readsAfterMs, () => this.#read(record));
  }

  #read(record: MessageRecord): void {
    if (record.state === "read") return;
    this.#move(record, "read", null);
    void this.#report(record, "read", null);
  }

  #fail(record: MessageRecord, failure: VendorFailure): void {
    this.#move(record, "failed", failure);
    void this.#report(record, "failed", failure);
  }

  #move(record: MessageRecord, state: TickState, failure: VendorFailure | null): void {
    record.state = state;
    record.failure = failure;
    if (this.#needs.world.message(record.id) === record) this.#needs.world.put(record);
  }

  async #report(record: MessageRecord, status: ReportedStatus, failure: VendorFailure | null): Promise<void> {
    if (this.#needs.faults.of(record.numberId, "holdStatuses") === true) {
      this.#held.push(() => void this.#deliverStatus(record, status, failure));
      return;
    }
    await this.#deliverStatus(record, status, failure);
  }

  async #deliverStatus(record: MessageRecord, status: ReportedStatus, failure: VendorFailure | null) {
    const number = this.#needs.world.numbers.get(record.numberId);
    const nothing = { status: null, ms: 0, error: "the vendor tells nobody of this status" };
    if (number === undefined) return nothing;
    const notice = { record, status, failure, at: this.#needs.now() };
    const content = this.#needs.vendorOf(number).statusWebhook(notice, number, this.#needs.world.phone(record.phone));
    if (content === null) return nothing;
    return this.#needs.courier.deliver({ number, content, about: `${status} ${record.id}` });
  }

  #vendor(record: MessageRecord): VendorVoice {
    const number = this.#needs.world.numbers.get(record.numberId);
    if (number === undefined) throw new Error(`number ${record.numberId} is gone`);
    return this.#needs.vendorOf(number);
  }

  #after(delayMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, delayMs);
    this.#timers.add(timer);
  }
}
