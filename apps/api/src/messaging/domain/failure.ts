/** Why a message failed and what to do about it, in words for the agent. Pure. */
import type { Failure } from "@parley/providers";
import type { FailureClass, MessageFailure, Reason } from "@parley/schema";
import { because, inWords } from "../../platform/reasons.ts";

interface ClassWords {
  /** Stands in when the provider gave no reason. */
  readonly what: string;
  readonly advice: string;
  /** Why sending it again unchanged does not help; null where it may. */
  readonly whyNotRetry: Reason | null;
}

const WORDS: Readonly<Record<FailureClass, ClassWords>> = {
  retry: {
    what: "The provider could not take the message just now.",
    advice: "Send it again.",
    whyNotRetry: null,
  },
  wait: {
    what: "A sending limit was reached.",
    advice: "Wait a few minutes, then send it again.",
    whyNotRetry: null,
  },
  template_needed: {
    what: "More than 24 hours have passed since the customer's last message.",
    ...notAgain(because("RETRY_TEMPLATE_NEEDED")),
  },
  template_state: {
    what: "WhatsApp does not accept this template now.",
    ...notAgain(because("RETRY_TEMPLATE_STATE")),
  },
  recipient: {
    what: "The message cannot reach this number.",
    ...notAgain(because("RETRY_RECIPIENT")),
  },
  opt_out: {
    what: "The customer does not want these messages.",
    ...notAgain(because("RETRY_OPT_OUT")),
  },
  input: {
    what: "The provider does not accept this message.",
    ...notAgain(because("RETRY_INPUT")),
  },
  configuration: {
    what: "The account is not set up correctly at the provider.",
    advice: "Ask an administrator to check the account's credentials, then send it again.",
    whyNotRetry: null,
  },
};

const LONGEST_DETAIL = 300;

/** Why sending it again unchanged does not help; null when it may. */
export function whyNotRetry({ class: failureClass }: Failure): Reason | null {
  return WORDS[failureClass].whyNotRetry;
}

function notAgain(whyNotRetry: Reason) {
  return { advice: inWords(whyNotRetry), whyNotRetry };
}

/** A stored failure as the agent reads it. */
export function explainedFailure(failure: Failure): MessageFailure {
  const { what, advice, whyNotRetry } = WORDS[failure.class];
  const detail = cleanedDetail(failure.detail) || null;
  return {
    class: failure.class,
    code: failure.code,
    message: detail ?? what,
    detail,
    advice,
    canRetry: whyNotRetry === null,
  };
}

/** The provider's reason on one line, without addresses: they help nobody and may carry tokens. */
function cleanedDetail(detail: string): string {
  const line = detail
    .replace(/\bhttps?:\/\/\S+/gi, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL - 1).trimEnd()}…` : line;
}
