import { createIntl } from "react-intl";
import { graphql } from "#gql";
import { isLocale, type Locale } from "../messages/locales.ts";

/** What every operation asks of a refusal: its words, and the reason that finds them in the viewer's language. */
export const RefusedFragment = graphql(`
  fragment Refused on UserError {
    message
    reason {
      ...Reason
    }
    ... on ValidationFailed {
      fields {
        ...WrongField
      }
    }
  }

  fragment WrongField on FieldError {
    path
    message
    reason {
      ...Reason
    }
  }

  fragment Reason on Reason {
    code
    values {
      name
      value
    }
  }
`);

/** The same beside a success that has a `message` of its own. */
export const RefusedMessageFragment = graphql(`
  fragment RefusedMessage on UserError {
    problem: message
    reason {
      ...Reason
    }
    ... on ValidationFailed {
      fields {
        ...WrongField
      }
    }
  }
`);

type Sentences = Readonly<Record<string, string>>;

/** English is what the API says itself. Others come with the first refusal, so that no page carries them. */
const SENTENCES: Readonly<Partial<Record<Locale, () => Promise<{ readonly default: Sentences }>>>> = {
  it: () => import("./it.json", { with: { type: "json" } }),
};

/** Under which names an answer has the words of a reason that stands beside them. */
const SAID_AS = ["message", "problem"] as const;

interface Reason {
  readonly code: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

/**
 * The same answer of the API, whose refusals say their reasons in the page's language. A reason that the console does not
 * know keeps the API's own words, and so does all when the language cannot be loaded.
 */
export async function inViewersWords<Answer>(answer: Answer): Promise<Answer> {
  const locale = document.documentElement.lang;
  const load = isLocale(locale) ? SENTENCES[locale] : undefined;
  if (load === undefined || !givesReasons(answer)) return answer;
  const sentences = await load().catch(() => null);
  return sentences === null ? answer : (said(answer, sayingIn(locale, sentences.default)) as Answer);
}

/** A function that says a reason in a language; null for one it has no sentence for. */
export function sayingIn(locale: string, sentences: Sentences): (reason: Reason) => string | null {
  const { formatMessage } = createIntl({ locale, messages: { ...sentences } });
  return ({ code, values }) =>
    Object.hasOwn(sentences, code)
      ? formatMessage({ id: code }, Object.fromEntries(values.map(({ name, value }) => [name, numberOr(value)])))
      : null;
}

/** A number, where a value is written as one is: plurals and separators depend on it. */
function numberOr(value: string): string | number {
  return String(Number(value)) === value ? Number(value) : value;
}

function givesReasons(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return ("reason" in value && isReason(value.reason)) || Object.values(value).some(givesReasons);
}

function said(value: unknown, say: (reason: Reason) => string | null): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => said(entry, say));
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, said(inner, say)]));
  const words = isReason(copy.reason) ? say(copy.reason) : null;
  if (words !== null) for (const name of SAID_AS) if (typeof copy[name] === "string") copy[name] = words;
  return copy;
}

function isReason(value: unknown): value is Reason {
  return typeof value === "object" && value !== null && "code" in value && "values" in value;
}
