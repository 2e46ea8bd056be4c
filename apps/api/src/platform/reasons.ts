import { type FieldError, REASONS, type Reason, type ReasonCode } from "@parley/schema";

/** Names of the values between the braces of a sentence. */
type Slots<Sentence extends string> = Sentence extends `${string}{${infer Slot}}${infer Rest}`
  ? (Slot extends `${infer Name}, number` ? Name : Slot) | Slots<Rest>
  : never;

type Values<Code extends ReasonCode> = [Slots<(typeof REASONS)[Code]>] extends [never]
  ? readonly []
  : readonly [values: Readonly<Record<Slots<(typeof REASONS)[Code]>, string | number>>];

/** Why something is refused: `because("TOO_LONG", { max: 120 })`. A value that is missing or not in the sentence does not compile. */
export function because<Code extends ReasonCode>(code: Code, ...[values]: Values<Code>): Reason {
  return { code, values: Object.entries(values ?? {}).map(([name, value]) => ({ name, value: String(value) })) };
}

/** The reason in English. */
export function inWords({ code, values }: Reason): string {
  const filled = new Map(values.map(({ name, value }) => [name, value]));
  return REASONS[code].replace(/\{(\w+)(, number)?\}/g, (_, name: string, isNumber?: string) => {
    const value = filled.get(name) ?? "";
    return isNumber === undefined ? value : Number(value).toLocaleString("en");
  });
}

/** One field of an input that cannot be accepted; the path is dotted, inside the input. */
export function wrongField(path: string, reason: Reason): FieldError {
  return { path, message: inWords(reason), reason };
}
