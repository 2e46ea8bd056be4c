/** What an adapter hands to the suite: its fixtures, and what must come of them. */
import type { FailureClass } from "../failure.ts";
import type { Authenticity, WebhookRequest } from "../inbound.ts";
import type { OutboundMessage, SendOutcome } from "../outbound.ts";
import type { Provider } from "../port.ts";
import type { Exchange, ScriptedAnswer } from "./scripted-network.ts";

export interface OutboundCase {
  readonly name: string;
  readonly message: OutboundMessage;
  /** Every call the adapter makes after `preface`, in order, with its answer. Empty: refused without a call. */
  readonly exchanges: readonly Exchange[];
  readonly outcome: SendOutcome | ((outcome: SendOutcome) => void);
}

interface SignatureCase {
  readonly name: string;
  readonly request: WebhookRequest;
  /** Default: the contract's `validCredentials`. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly now?: Date;
  readonly expected: Authenticity;
}

/** A refusal the send call itself is answered with. */
export interface FailureCase {
  readonly code: string;
  readonly answer: ScriptedAnswer;
  readonly class: FailureClass;
}

/** A failure that comes later, in a status webhook. */
export interface StatusFailureCase {
  readonly code: string;
  readonly request: WebhookRequest;
  readonly class: FailureClass;
}

export interface ProviderContract<Credentials> {
  /** A fresh adapter, so that no token is left over from another test. */
  readonly create: () => Provider<Credentials>;
  readonly validCredentials: Readonly<Record<string, string>>;
  readonly invalidCredentials: readonly {
    readonly name: string;
    readonly raw: unknown;
    /** The fields complained about. */
    readonly fields: readonly string[];
  }[];
  /** Folder of inbound fixtures, at least 25. */
  readonly fixtures: URL;
  readonly malformed: readonly { readonly name: string; readonly request: WebhookRequest }[];
  /** At least 12. */
  readonly outbound: readonly OutboundCase[];
  /** What every first send asks before (a token). */
  readonly preface?: readonly Exchange[];
  readonly failures: readonly FailureCase[];
  readonly statusFailures: readonly StatusFailureCase[];
  readonly signatures: readonly SignatureCase[];
  /** Message ids the adapter derives because the provider gives none. */
  readonly derivedIds?: RegExp;
}
