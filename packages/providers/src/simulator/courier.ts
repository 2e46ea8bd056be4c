/**
 * Carries webhooks to receive URLs: signed at each attempt, repeated with a back-off until a 2xx (bounded), in
 * copies or out of order when a fault says so. At-least-once and unordered, as all four vendors are.
 */
import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { Agent, request } from "undici";
import type { WebhookAttempt, WebhookResult } from "./control-types.ts";
import type { FaultBoard } from "./faults.ts";
import { isOfThisMachine } from "./loopback.ts";
import type { VendorVoice, WebhookContent } from "./voice.ts";
import type { NumberRecord, World } from "./world.ts";

/** Pauses between attempts: about four minutes in all. (Vendors go on for hours or days; Twilio only when told to.) */
export const DEFAULT_BACK_OFF_MS: readonly number[] = [
  500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 120_000,
];
const ANSWER_TIMEOUT_MS = 15_000;
const AT_ONCE_PER_NUMBER = 32;
const KEPT_ATTEMPTS = 500;

export interface Parcel {
  readonly number: NumberRecord;
  readonly content: WebhookContent;
  readonly about: string;
  readonly signature?: "good" | "bad" | "none";
  /** False: one attempt only. */
  readonly repeat?: boolean;
  /** Once, when the first 2xx came. */
  onTaken?(): void;
}

export interface CourierNeeds {
  readonly world: World;
  readonly faults: FaultBoard;
  readonly vendorOf: (number: NumberRecord) => VendorVoice;
  readonly now: () => Date;
  readonly backOffMs: readonly number[];
}

export class Courier {
  readonly attempts: WebhookAttempt[] = [];
  readonly #needs: CourierNeeds;
  readonly #lanes = new Map<string, { active: number; readonly waiting: (() => void)[] }>();
  readonly #shuffled = new Map<string, (() => void)[]>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #stop = new AbortController();
  // Not fetch: a load test is to measure the receiver, not this sender.
  readonly #agent = new Agent({ connections: 128, connect: { timeout: ANSWER_TIMEOUT_MS } });

  constructor(needs: CourierNeeds) {
    this.#needs = needs;
    // Every request under way listens to the one signal.
    setMaxListeners(0, this.#stop.signal);
  }

  stop(): void {
    this.#stop.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    void this.#agent.destroy();
  }

  /** Sends the webhook and its copies; answers with how the first attempt went. */
  async deliver(parcel: Parcel): Promise<WebhookResult> {
    const copies = this.#needs.faults.of(parcel.number.id, "webhookDuplicates") ?? 0;
    const first = this.#dispatch(parcel);
    for (let copy = 0; copy < Math.min(copies, 20); copy += 1) void this.#dispatch(parcel);
    return first;
  }

  #dispatch(parcel: Parcel): Promise<WebhookResult> {
    const deliveryId = randomUUID();
    const shuffle = this.#needs.faults.of(parcel.number.id, "shuffleWebhooks");
    return new Promise((resolve) => {
      const run = () => void this.#attempt(parcel, deliveryId, 1).then(resolve);
      if (shuffle === null) run();
      else this.#hold(parcel.number.id, run, shuffle.windowMs);
    });
  }

  #hold(numberId: string, run: () => void, windowMs: number): void {
    const held = this.#shuffled.get(numberId);
    if (held !== undefined) {
      held.push(run);
      return;
    }
    const batch = [run];
    this.#shuffled.set(numberId, batch);
    this.#later(windowMs, () => {
      this.#shuffled.delete(numberId);
      for (const next of batch.map((fire) => ({ fire, key: Math.random() })).sort((a, b) => a.key - b.key)) next.fire();
    });
  }

  async #attempt(parcel: Parcel, deliveryId: string, attempt: number): Promise<WebhookResult> {
    await this.#enter(parcel.number.id);
    const result = await this.#post(parcel, deliveryId).finally(() => this.#leave(parcel.number.id));
    this.#record(parcel, attempt, result);
    if (result.status !== null && result.status >= 200 && result.status < 300) {
      parcel.onTaken?.();
      return result;
    }
    const pause = this.#needs.backOffMs[attempt - 1];
    const stillThere = this.#needs.world.numbers.has(parcel.number.id);
    if (pause !== undefined && stillThere && parcel.repeat !== false && !this.#stop.signal.aborted)
      this.#later(pause, () => void this.#attempt(parcel, deliveryId, attempt + 1));
    return result;
  }

  async #post(parcel: Parcel, deliveryId: string): Promise<WebhookResult> {
    const started = performance.now();
    const elapsed = () => Math.round((performance.now() - started) * 10) / 10;
    // A number registered anew may have got another receive URL meanwhile.
    const number = this.#needs.world.numbers.get(parcel.number.id) ?? parcel.number;
    const { content } = parcel;
    const base = content.url ?? number.webhookUrl;
    const url = content.method === "GET" ? `${base}${base.includes("?") ? "&" : "?"}${content.body}` : base;
    // The receive URL of a state from before, or a status callback of the business's own.
    if (!isOfThisMachine(url)) return { status: null, ms: 0, error: "the simulator only calls this machine" };
    try {
      const signed =
        parcel.signature === "none"
          ? {}
          : this.#needs
              .vendorOf(number)
              .sign(
                { method: content.method, url, contentType: content.contentType, body: content.body, deliveryId },
                number,
                this.#needs.now(),
              );
      const response = await request(url.split("#")[0] ?? url, {
        dispatcher: this.#agent,
        method: content.method,
        headers: {
          ...(content.method === "POST" ? { "content-type": content.contentType } : {}),
          ...(parcel.signature === "bad" ? spoiled(signed) : signed),
        },
        ...(content.method === "POST" ? { body: content.body } : {}),
        headersTimeout: ANSWER_TIMEOUT_MS,
        bodyTimeout: ANSWER_TIMEOUT_MS,
        signal: this.#stop.signal,
      });
      await response.body.dump();
      return { status: response.statusCode, ms: elapsed(), error: null };
    } catch (cause) {
      return { status: null, ms: elapsed(), error: reasonOf(cause) };
    }
  }

  #record(parcel: Parcel, attempt: number, result: WebhookResult): void {
    this.attempts.unshift({
      numberId: parcel.number.id,
      at: this.#needs.now().toISOString(),
      attempt,
      about: parcel.about,
      ...result,
    });
    if (this.attempts.length > KEPT_ATTEMPTS) this.attempts.length = KEPT_ATTEMPTS;
  }

  #enter(numberId: string): Promise<void> {
    const lane = this.#lanes.get(numberId) ?? { active: 0, waiting: [] };
    this.#lanes.set(numberId, lane);
    if (lane.active < AT_ONCE_PER_NUMBER) {
      lane.active += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => lane.waiting.push(resolve));
  }

  #leave(numberId: string): void {
    const lane = this.#lanes.get(numberId);
    if (lane === undefined) return;
    const next = lane.waiting.shift();
    if (next === undefined) lane.active -= 1;
    else next();
  }

  #later(afterMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, afterMs);
    this.#timers.add(timer);
  }
}

/** The same headers with one character of each proof changed. */
function spoiled(headers: Record<string, string>): Record<string, string> {
  const change = (proof: string) => {
    const at = proof.length - 10;
    return `${proof.slice(0, at)}${proof[at] === "a" ? "b" : "a"}${proof.slice(at + 1)}`;
  };
  const isProof = (name: string) => /signature$|signature-256$|authorization/i.test(name);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isProof(name) ? change(value) : value]),
  );
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "failed";
  return cause.cause instanceof Error && cause.cause.message !== "" ? cause.cause.message : cause.message;
}
