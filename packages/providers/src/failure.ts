/** Why a provider refuses, and what to do about it. */

/** What to do about a failure. */
export const FAILURE_CLASSES = [
  "retry",
  "wait",
  "template_needed",
  "template_state",
  "recipient",
  "opt_out",
  "input",
  "configuration",
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

export interface Failure {
  readonly class: FailureClass;
  /** The provider's code, as text; null when it gave none. */
  readonly code: string | null;
  /** The provider's reason in words, without secrets. */
  readonly detail: string;
}

/** The result of a call that is not a message. */
export type CallOutcome = { readonly type: "done" } | { readonly type: "failed"; readonly failure: Failure };
