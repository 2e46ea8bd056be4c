/** What may happen in a contact centre, and histories of it drawn at random. */
import fc from "fast-check";

interface OnInteraction<Type extends string> {
  readonly type: Type;
  readonly customer: number;
}

/** Agents, customers and queues by their places; what the owner does is done by whoever owns it then. */
export type Act =
  | OnInteraction<"message">
  | OnInteraction<"opensTab" | "closesTab" | "writes" | "closes" | "handsBack" | "cancelsTransfer">
  | (OnInteraction<"transfers"> & { readonly to: number | "queue" })
  /** `nth` of those it rings for. */
  | (OnInteraction<"accepts" | "rejects"> & { readonly nth: number })
  | (OnInteraction<"takes" | "isGiven"> & { readonly agent: number })
  | { readonly type: "pauses" | "comesOrGoes" | "getsOrLosesAccount"; readonly agent: number }
  | { readonly type: "joinsOrLeaves"; readonly agent: number; readonly queue: number }
  | { readonly type: "planEdit" | "deletesQueue" | "crash" }
  | { readonly type: "wait"; readonly seconds: number };

const three = fc.nat({ max: 2 });
const on = <const Type extends string>(...types: readonly Type[]) =>
  fc.record({ type: fc.constantFrom(...types), customer: three });
const by = <const Type extends string>(...types: readonly Type[]) =>
  fc.record({ type: fc.constantFrom(...types), agent: three });

/** Acts as often as they matter. */
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: on("message") },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("accepts"), customer: three, nth: three }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("rejects"), customer: three, nth: three }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom("takes", "isGiven"), customer: three, agent: three }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("transfers"),
      customer: three,
      to: fc.oneof(three, fc.constant("queue" as const)),
    }),
  },
  { weight: 5, arbitrary: on("closesTab", "closesTab", "opensTab", "cancelsTransfer", "handsBack") },
  { weight: 3, arbitrary: on("writes", "closes") },
  { weight: 5, arbitrary: by("pauses", "pauses", "comesOrGoes", "comesOrGoes", "getsOrLosesAccount") },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("joinsOrLeaves"), agent: three, queue: fc.nat({ max: 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom("planEdit", "planEdit", "crash", "deletesQueue") }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("wait"), seconds: fc.constantFrom(51, 101, 151, 301) }) },
);

/** One history: acts in order; those that cannot be done when their turn comes are left out. */
export function histories(maxActs: number): fc.Arbitrary<readonly Act[]> {
  return fc.array(act, { minLength: Math.floor(maxActs / 2), maxLength: maxActs, size: "max" });
}
