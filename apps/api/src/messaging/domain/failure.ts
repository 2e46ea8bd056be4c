/** Why a message failed and what to do about it, in words for the agent (MSG-06, PRV-13). Pure. */
import type { Failure } from "@parley/providers";
import type { FailureClass, MessageFailure } from "@parley/schema";

interface ClassWords {
  /** Stands in when the provider gave no reason. */
  readonly what: string;
  readonly advice: string;
  readonly canRetry: boolean;
}

const WORDS: Readonly<Record<FailureClass, ClassWords>> = {
  retry: {
    what: "The provider could not take the message just now.",
    advice: "Send it again.",
    canRetry: true,
  },
  wait: {
    what: "A sending limit was reached.",
    advice: "Wait a few minutes, then send it again.",
    canRetry: true,
  },
  template_needed: {
    what: "More than 24 hours have passed since the customer's last message.",
    advice: "The 24-hour window is closed: send a template.",
    canRetry: false,
  },
  template_state: {
    what: "WhatsApp does not accept this template now.",
    advice: "Choose another template, or ask an administrator to load the templates anew.",
    canRetry: false,
  },
  recipient: {
    what: "The message cannot reach this number.",
    advice: "Check the number: it may not be on WhatsApp, or it may have blocked you.",
    canRetry: false,
  },
  opt_out: {
    what: "The customer does not want these messages.",
    advice: "Do not write again until the customer writes.",
    canRetry: false,
  },
  input: {
    what: "The provider does not accept this message.",
    advice: "Change the message, then send it as a new one.",
    canRetry: false,
  },
  configuration: {
    what: "The account is not set up correctly at the provider.",
    advice: "Ask an administrator to check the account's credentials, then send it again.",
    canRetry: true,
  },
};

const LONGEST_DETAIL = 300;

/** Whether sending it again unchanged may help. */
export function canRetry({ class: failureClass }: Failure): boolean {
  return WORDS[failureClass].canRetry;
}

/** A stored failure as the agent reads it. */
export function explainedFailure(failure: Failure): MessageFailure {
  const { what, advice, canRetry } = WORDS[failure.class];
  const message = cleanedDetail(failure.detail) || what;
  return { class: failure.class, code: failure.code, message, advice, canRetry };
}

/** The provider's reason on one line, without addresses: they help nobody and may carry tokens. */
function cleanedDetail(detail: string): string {
  const line = detail
    .replace(/\bhttps?:\/\/\S+/gi, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL - 1).trimEnd()}…` : line;
}
