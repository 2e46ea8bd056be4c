/** What the vendors' APIs and the control API work on, and the steps every send goes through. */
import type { FastifyReply } from "fastify";
import type { CallCount } from "./control-types.ts";
import type { Courier } from "./courier.ts";
import type { Delivery } from "./delivery.ts";
import type { FaultBoard } from "./faults.ts";
import type { MediaStore } from "./media-store.ts";
import type { MessageRecord, NumberRecord, World } from "./world.ts";

export interface Exchange {
  readonly world: World;
  readonly media: MediaStore;
  readonly faults: FaultBoard;
  readonly courier: Courier;
  readonly delivery: Delivery;
  readonly calls: CallLog;
  readonly settings: ExchangeSettings;
  now(): Date;
  /** `http://127.0.0.1:<port>`: for the addresses the vendors hand out. */
  origin(): string;
}

interface ExchangeSettings {
  /** Enforce the vendors' own send limits (Meta's 80 a second and the pair limit). */
  readonly vendorLimits: boolean;
  /** Largest page of a template list; smaller than a vendor's to try paging. */
  readonly templatePage: number;
  readonly sentAfterMs: number;
  readonly deliveredAfterMs: number;
}

type Call = { -readonly [K in keyof CallCount["calls"][number]]: CallCount["calls"][number][K] };
const KEPT_CALLS = 20_000;

/** Every send call that reached a vendor's API with good credentials. */
export class CallLog {
  readonly #calls: Call[] = [];

  open(number: NumberRecord, to: string, references: readonly (string | null | undefined)[], at: Date): Call {
    const call: Call = {
      numberId: number.id,
      at: at.toISOString(),
      to,
      references: references.filter((reference) => typeof reference === "string"),
      outcome: "refused",
      messageId: null,
    };
    this.#calls.push(call);
    if (this.#calls.length > KEPT_CALLS) this.#calls.splice(0, 1_000);
    return call;
  }

  count(filter: { readonly reference?: string | undefined; readonly numberId?: string | undefined }): CallCount {
    const calls = this.#calls.filter(
      (call) =>
        (filter.reference === undefined || call.references.includes(filter.reference)) &&
        (filter.numberId === undefined || call.numberId === filter.numberId),
    );
    return {
      total: calls.length,
      accepted: calls.filter((call) => call.outcome !== "refused").length,
      calls: calls.slice(-100).reverse(),
    };
  }
}

/** One send call on its way through: what the fault switches say about it before the vendor looks at it. */
export interface Admission {
  readonly call: Call;
  /** Answer with the vendor's error of this status and code; null: go on. */
  readonly refusal: { readonly status: number; readonly code: string | null } | null;
}

export function admit(
  exchange: Exchange,
  number: NumberRecord,
  to: string,
  references: readonly (string | null | undefined)[],
  vendorsOwnRate: number | null,
): Admission {
  const now = exchange.now();
  const call = exchange.calls.open(number, to, references, now);
  const fault = exchange.faults.use(number.id, "rejectSends");
  if (fault !== null) return { call, refusal: { status: fault.status, code: fault.code } };
  const rate = exchange.settings.vendorLimits ? vendorsOwnRate : null;
  if (!exchange.faults.withinRate(number.id, rate, now.getTime()))
    return { call, refusal: { status: 429, code: null } };
  return { call, refusal: null };
}

/** Ends an accepted send: its answer, or the socket closed without one. */
export async function conclude(
  exchange: Exchange,
  { call }: Admission,
  record: MessageRecord,
  reply: FastifyReply,
  answer: { readonly status: number; readonly body: unknown },
): Promise<FastifyReply> {
  call.outcome = "accepted";
  call.messageId = record.id;
  if (exchange.faults.of(record.numberId, "statusBeforeAnswer") === true) await exchange.delivery.reportSentNow(record);
  if (exchange.faults.use(record.numberId, "dropAnswer") !== null) {
    call.outcome = "dropped";
    reply.hijack();
    reply.raw.socket?.destroy();
    return reply;
  }
  return reply.code(answer.status).send(answer.body);
}

/** The status a file is refused with now, when a fault of one of these numbers says so. */
export function mediaFault(exchange: Exchange, numbers: readonly NumberRecord[]): number | null {
  const troubled = numbers.find((number) => exchange.faults.of(number.id, "mediaFailures") !== null);
  return troubled === undefined ? null : (exchange.faults.use(troubled.id, "mediaFailures")?.status ?? null);
}

/** Waits as long as the fault says every call of this number takes. */
export async function slowDown(exchange: Exchange, numberId: string | null): Promise<void> {
  const delayMs = exchange.faults.of(numberId, "delayMs");
  if (delayMs !== null) await new Promise((resolve) => setTimeout(resolve, delayMs));
}
