/** Trouble on demand: which of the switches applies to a call now. Times count down as they are used. */
import type { Faults } from "./control-types.ts";

const EVERYWHERE = "";
/** Names of the switches that are used up by `times`. */
type Counted = "rejectSends" | "dropAnswer" | "mediaFailures" | "failStatus";

export class FaultBoard {
  readonly #set = new Map<string, Record<string, unknown>>();
  readonly #sends = new Map<string, { tokens: number; at: number }>();

  list(): Faults[] {
    return [...this.#set].map(([numberId, faults]) => (numberId === EVERYWHERE ? faults : { numberId, ...faults }));
  }

  merge({ numberId, ...faults }: Faults): Faults {
    const merged: Record<string, unknown> = { ...this.#set.get(numberId ?? EVERYWHERE), ...faults };
    for (const [name, value] of Object.entries(merged)) if (value === null || value === false) delete merged[name];
    this.#set.set(numberId ?? EVERYWHERE, merged);
    this.#sends.clear();
    return numberId === undefined ? merged : { numberId, ...merged };
  }

  clear(numberId?: string): void {
    if (numberId === undefined) this.#set.clear();
    else this.#set.delete(numberId);
  }

  /** The number's own switch before the general one. */
  of<Name extends keyof Faults>(numberId: string | null, name: Name): NonNullable<Faults[Name]> | null {
    const own = numberId === null ? undefined : (this.#set.get(numberId) as Faults | undefined)?.[name];
    return own ?? (this.#set.get(EVERYWHERE) as Faults | undefined)?.[name] ?? null;
  }

  /** Takes one use of a counted switch; null when it is off or used up. */
  use<Name extends Counted>(numberId: string, name: Name): NonNullable<Faults[Name]> | null {
    for (const scope of [numberId, EVERYWHERE]) {
      const faults = this.#set.get(scope);
      const fault = (faults as Faults | undefined)?.[name] as
        | (NonNullable<Faults[Name]> & { times?: number })
        | undefined;
      if (faults === undefined || fault === undefined) continue;
      if (fault.times !== undefined) {
        if (fault.times <= 1) delete faults[name];
        else faults[name] = { ...fault, times: fault.times - 1 };
      }
      return fault;
    }
    return null;
  }

  /** False when this number has sent more than its rate allows (token bucket of one second). */
  withinRate(numberId: string, vendorsOwn: number | null, now: number): boolean {
    const perSecond = this.of(numberId, "rateLimit")?.perSecond ?? vendorsOwn;
    if (perSecond === null) return true;
    return this.#take(numberId, perSecond, Math.max(1, perSecond), now);
  }

  /** Meta's limit for one business and one customer: a message in six seconds, a burst of 45. */
  withinPairRate(numberId: string, phone: string, now: number): boolean {
    return this.#take(`${numberId} ${phone}`, 1 / 6, 45, now);
  }

  #take(key: string, perSecond: number, burst: number, now: number): boolean {
    const bucket = this.#sends.get(key) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    // The pairs of a long load test must not pile up.
    if (this.#sends.size > 20_000) this.#sends.clear();
    this.#sends.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
