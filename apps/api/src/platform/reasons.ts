import { type FieldError, REASONS, type Reason, type ReasonCode } from "@parley/schema";

/** Names of the values between the braces of a sentence; the forms of a counted word hold a # and are none. */
type Slots<Sentence extends string> = Sentence extends `${string}{${infer Slot}}${infer Rest}`
  ? NameIn<Slot> | Slots<Rest>
  : never;
type NameIn<Slot extends string> = Slot extends `${infer Name}, ${string}`
  ? Name
  : Slot extends `#${string}`
    ? never
    : Slot;

type Values<Code extends ReasonCode> = [Slots<(typeof REASONS)[Code]>] extends [never]
  ? readonly []
  : readonly [values: Readonly<Record<Slots<(typeof REASONS)[Code]>, string | number>>];

/** Why something is refused: `because("TOO_LONG", { max: 120 })`. A value that is missing or not in the sentence does not compile. */
export function because<Code extends ReasonCode>(code: Code, ...[values]: Values<Code>): Reason {
  return { code, values: Object.entries(values ?? {}).map(([name, value]) => ({ name, value: String(value) })) };
}

const SLOT = /\{(?<name>\w+)(?:, (?:(?<number>number)|plural, one \{(?<one>[^}]*)\} other \{(?<other>[^}]*)\}))?\}/g;

/** The reason in English. */
export function inWords({ code, values }: Reason): string {
  const filled = new Map(values.map(({ name, value }) => [name, value]));
  return REASONS[code].replace(SLOT, (...match) => {
    const { name = "", number, one = "", other } = match.at(-1) as Readonly<Record<string, string | undefined>>;
    const value = filled.get(name) ?? "";
    if (number === undefined && other === undefined) return value;
    const digits = Number(value).toLocaleString("en");
    return other === undefined ? digits : (Number(value) === 1 ? one : other).replace("#", digits);
  });
}

/** One field of an input that cannot be accepted; the path is dotted, inside the input. */
export function wrongField(path: string, reason: Reason): FieldError {
  return { path, message: inWords(reason), reason };
}
