/**
 * The one suite all four adapters pass, each over its own fixtures: what arrives is read exactly, what
 * is sent is exactly the vendor's request, every failure has its class, and nothing hostile gets through.
 */
import fc from "fast-check";
import { type FailureClass } from "../failure.ts";
import { type Authenticity, type WebhookRequest } from "../inbound.ts";
import { type OutboundMessage, type SendOutcome } from "../outbound.ts";
import { InvalidCredentials, type Provider } from "../port.ts";
import { describeFetching } from "./fetching-rules.ts";
import { randomRequests, withJunkSignatures } from "./hostile-requests.ts";
import { describeReading } from "./reading-rules.ts";
import type { Exchange, ScriptedAnswer } from "./scripted-network.ts";
import { describeSending } from "./sending-rules.ts";

export { plainText } from "./plain-text.ts";

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

/** Declares the suite of one provider. */
export function describeProvider<Credentials>(contract: ProviderContract<Credentials>): void {
  const { create } = contract;
  const { label } = create();

  describe(`${label}: credentials`, () => {
    test("valid ones are read", () => expect(() => create().parseCredentials(contract.validCredentials)).not.toThrow());

    test.each([
      ...contract.invalidCredentials,
      { name: "no object", raw: "x", fields: ["credentials"] },
      { name: "an unknown field", raw: { ...contract.validCredentials, colour: "red" }, fields: ["colour"] },
    ])("refused: $name", ({ raw, fields }) => {
      let thrown: unknown;
      try {
        create().parseCredentials(raw);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(InvalidCredentials);
      expect((thrown as InvalidCredentials).fields.map((field) => field.name)).toEqual(fields);
    });
  });

  describe(`${label}: authenticity`, () => {
    test.each(contract.signatures)("$name", ({ request, credentials, now, expected }) => {
      const provider = create();
      const parsed = provider.parseCredentials(credentials ?? contract.validCredentials);
      expect(provider.authenticate(request, parsed, now ?? new Date("2026-03-01T12:00:00Z"))).toEqual(expected);
    });

    test("junk never throws and never passes as signed", () => {
      const provider = create();
      const credentials = provider.parseCredentials(contract.validCredentials);
      const junk = fc.string({ unit: "grapheme-ascii", maxLength: 60 }).map((text) => text.trim());
      fc.assert(
        fc.property(randomRequests(), junk, (request, signature) => {
          const judged = provider.authenticate(withJunkSignatures(request, signature), credentials, new Date());
          expect(judged.type).not.toBe("authentic");
        }),
        { numRuns: 200 },
      );
    });
  });

  describeReading(label, contract);
  describeSending(label, contract);
  describeFetching(label, contract);
}
