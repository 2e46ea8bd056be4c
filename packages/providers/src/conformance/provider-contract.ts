/**
 * The one suite all four adapters pass, each over its own fixtures: what arrives is read exactly, what
 * is sent is exactly the vendor's request, every failure has its class, and nothing hostile gets through.
 */
import fc from "fast-check";
import {
  type Authenticity,
  type FailureClass,
  InvalidCredentials,
  MalformedPayload,
  MEDIA_TYPES,
  type OutboundMessage,
  type Provider,
  type SendOutcome,
  type WebhookRequest,
} from "../port.ts";
import { MAX_EVENTS_PER_BODY } from "../reading.ts";
import { inventions, unstorableValues } from "./evidence.ts";
import { loadFixtures, requestOf } from "./fixtures.ts";
import { damagedFixtures, randomRequests, singleDamages, withJunkSignatures } from "./hostile-requests.ts";
import { type Exchange, fileOf, type ScriptedAnswer, scriptedNetwork } from "./scripted-network.ts";

export interface OutboundCase {
  readonly name: string;
  readonly message: OutboundMessage;
  /** Every call the adapter makes after `preface`, in order, with its answer. Empty: refused without a call. */
  readonly exchanges: readonly Exchange[];
  readonly outcome: SendOutcome | ((outcome: SendOutcome) => void);
}

export interface SignatureCase {
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

/** A plain message to anybody, for the rules that hold whatever is said. */
export function plainText(text: string): OutboundMessage {
  return {
    to: { phone: "393331230001", businessScopedId: null },
    from: "390212345678",
    reference: "0198c0de-0000-7000-8000-00000000abcd",
    statusUrl: "https://desk.example.com/receive/lake/6f1c0a9be2d74413",
    replyTo: null,
    content: { type: "text", text },
  };
}

/** Declares the suite of one provider. */
export function describeProvider<Credentials>(contract: ProviderContract<Credentials>): void {
  const { create, preface = [] } = contract;
  const label = create().label;
  const fixtures = loadFixtures(contract.fixtures);
  const prefaceAnswers = preface.map(({ answer }) => answer);
  const credentialsOf = (provider: Provider<Credentials>) => provider.parseCredentials(contract.validCredentials);
  const send = async (message: OutboundMessage, answers: readonly ScriptedAnswer[]) => {
    const provider = create();
    const network = scriptedNetwork([...prefaceAnswers, ...answers]);
    const outcome = await provider.send(message, credentialsOf(provider), network);
    return { outcome, calls: network.calls.slice(preface.length) };
  };

  describe(`${label}: credentials`, () => {
    test("valid ones are read", () => expect(() => credentialsOf(create())).not.toThrow());

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

  describe(`${label}: reading`, () => {
    test("at least 25 inbound cases", () => expect(fixtures.length).toBeGreaterThanOrEqual(25));

    test.each(fixtures)("$name: $about", (fixture) => {
      const request = requestOf(fixture);
      const events = create().readWebhook(request);
      expect(JSON.parse(JSON.stringify(events))).toEqual(fixture.events);
      expect(events.flatMap((event) => inventions(event, request, contract.derivedIds))).toEqual([]);
    });

    test.each(contract.malformed)("malformed: $name", ({ request }) => {
      expect(() => create().readWebhook(request)).toThrow(MalformedPayload);
    });

    const provider = create();
    /** What is wrong with the reading of a hostile request; empty when it is malformed or read soundly. */
    const faults = (request: WebhookRequest): readonly string[] => {
      try {
        const events = provider.readWebhook(request);
        return [
          ...(events.length > MAX_EVENTS_PER_BODY ? [`${events.length} events`] : []),
          ...events.flatMap(unstorableValues),
          ...events.flatMap((event) => inventions(event, request, contract.derivedIds)),
        ];
      } catch (error) {
        return error instanceof MalformedPayload ? [] : [String(error)];
      }
    };
    const holds = (request: WebhookRequest) => expect(faults(request)).toEqual([]);

    test("every place deleted or made strange: malformed, or read without inventing anything", () => {
      for (const request of singleDamages(fixtures)) {
        const found = faults(request);
        if (found.length > 0) expect({ found, body: new TextDecoder().decode(request.rawBody) }).toEqual({});
      }
    });

    test("a damaged body is malformed or read without inventing anything", () => {
      fc.assert(fc.property(damagedFixtures(fixtures), holds), { numRuns: 600 });
    });

    test("a random body is malformed or read without inventing anything", () => {
      fc.assert(fc.property(randomRequests(), holds), { numRuns: 300 });
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
      const credentials = credentialsOf(provider);
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

  describe(`${label}: sending`, () => {
    test("at least 12 outbound cases", () => expect(contract.outbound.length).toBeGreaterThanOrEqual(12));

    test.each(contract.outbound)("$name", async ({ message, exchanges, outcome: expected }) => {
      const { outcome, calls } = await send(
        message,
        exchanges.map(({ answer }) => answer),
      );
      expect(calls.map(({ method, url, body }) => ({ method, url, body }))).toEqual(
        exchanges.map(({ call }) => ({ method: call.method, url: call.url, body: call.body })),
      );
      for (const [index, { call }] of exchanges.entries()) {
        for (const [name, value] of Object.entries(call.headers ?? {})) {
          expect(`${name}: ${calls[index]?.headers.get(name)}`).toBe(`${name}: ${value}`);
        }
      }
      if (typeof expected === "function") expected(outcome);
      else expect(outcome).toEqual(expected);
    });

    test.each(contract.failures)("$code is of class $class", async ({ answer, class: expected }) => {
      const { outcome } = await send(plainText("Hello"), [answer, answer]);
      expect(outcome).toMatchObject({
        type: expected === "retry" || expected === "wait" ? "retryLater" : "refused",
        failure: { class: expected },
      });
    });

    test.each(contract.statusFailures)("$code in a status is of class $class", ({ request, class: expected }) => {
      const events = create().readWebhook(request);
      expect(events).toMatchObject([{ kind: "status", status: "failed", failure: { class: expected } }]);
    });

    test.each([
      { breaks: "ECONNREFUSED", type: "retryLater" },
      { breaks: "ENOTFOUND", type: "retryLater" },
      { breaks: "UND_ERR_CONNECT_TIMEOUT", type: "retryLater" },
      { breaks: "ECONNRESET", type: "unknown" },
      { breaks: "UND_ERR_HEADERS_TIMEOUT", type: "unknown" },
      { breaks: "UND_ERR_SOCKET", type: "unknown" },
    ])("a connection that breaks with $breaks: $type (R3)", async ({ breaks, type }) => {
      const { outcome } = await send(plainText("Hello"), [{ breaks }]);
      expect(outcome.type).toBe(type);
    });

    test.each([{ status: 200 }, { status: 201 }, { status: 504 }])(
      "an answer $status without an id is unknown, never repeated (R3)",
      async ({ status }) => {
        const { outcome } = await send(plainText("Hello"), [{ status, json: {} }]);
        expect(outcome.type).toBe("unknown");
      },
    );

    test("429 waits as long as Retry-After says", async () => {
      const { outcome } = await send(plainText("Hello"), [{ status: 429, json: {}, headers: { "retry-after": "90" } }]);
      expect(outcome).toMatchObject({ type: "retryLater", afterMs: 90_000 });
    });

    test("text over the limit, and nobody to send to, are refused without a call", async () => {
      const { textLimit } = create().capabilities;
      const long = await send(plainText("x".repeat(textLimit + 1)), []);
      expect(long.outcome).toMatchObject({ type: "refused", failure: { class: "input" } });
      const nobody = await send({ ...plainText("x"), to: { phone: null, businessScopedId: null } }, []);
      expect(nobody.outcome).toMatchObject({ type: "refused" });
      expect([...long.calls, ...nobody.calls]).toEqual([]);
    });

    test("whatever the provider answers, an outcome comes back and no secret is in it", async () => {
      const provider = create();
      const secrets = provider.credentialFields
        .filter((field) => field.secret)
        .map((field) => contract.validCredentials[field.name] ?? "")
        .filter((secret) => secret !== "");
      const echo = fc.constantFrom(...secrets).map((secret) => ({
        error: { message: secret, code: 100, error_data: { details: secret } },
        message: secret,
        code: 20003,
      }));
      const answers = fc.record({ status: fc.integer({ min: 200, max: 599 }), json: fc.oneof(fc.jsonValue(), echo) });
      await fc.assert(
        fc.asyncProperty(answers, async (answer) => {
          const { outcome } = await send(plainText("Hello"), [answer, answer]);
          expect(["accepted", "refused", "retryLater", "unknown"]).toContain(outcome.type);
          for (const secret of secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
        }),
        { numRuns: 150 },
      );
    });
  });

  describe(`${label}: capabilities`, () => {
    const { capabilities, markRead, showTyping } = create();

    test("flags agree with what there is", () => {
      expect(capabilities.markRead).toBe(markRead !== undefined);
      expect(capabilities.typing).toBe(showTyping !== undefined);
      for (const type of capabilities.captions) expect(capabilities.mediaLimits).toHaveProperty(type);
      expect(Object.keys(capabilities.mediaMimeTypes).sort()).toEqual(Object.keys(capabilities.mediaLimits).sort());
    });

    test("what is not offered is refused as input, without a call", async () => {
      const { content } = plainText("x");
      const file = fileOf("application/octet-stream", "file.bin");
      const absent = [
        ...(capabilities.reactions ? [] : [{ type: "reaction", target: "m-1", emoji: "👍" } as const]),
        ...(capabilities.location
          ? []
          : [{ type: "location", latitude: 1, longitude: 2, name: null, address: null } as const]),
        ...MEDIA_TYPES.filter((type) => capabilities.mediaLimits[type] === undefined).map(
          (type) => ({ type, media: file, caption: null }) as const,
        ),
      ];
      for (const refusedContent of absent) {
        const { outcome, calls } = await send({ ...plainText("x"), content: refusedContent }, []);
        expect(outcome).toMatchObject({ type: "refused", failure: { class: "input" } });
        expect(calls).toEqual([]);
      }
      expect(content.type).toBe("text");
    });

    test("a file over its limit is refused as input, without a call", async () => {
      for (const type of MEDIA_TYPES) {
        const limit = capabilities.mediaLimits[type];
        const mimeType = capabilities.mediaMimeTypes[type]?.[0] ?? "application/pdf";
        if (limit === undefined) continue;
        const media = { ...fileOf(mimeType, "file.bin"), sizeBytes: limit + 1 };
        const { outcome, calls } = await send({ ...plainText("x"), content: { type, media, caption: null } }, []);
        expect(outcome).toMatchObject({ type: "refused", failure: { class: "input" } });
        expect(calls).toEqual([]);
      }
    });
  });

  describe(`${label}: templates and media`, () => {
    test("whatever is answered, lists and downloads come to an outcome", async () => {
      const answers = fc.array(
        fc.record({ status: fc.integer({ min: 200, max: 599 }), json: fc.jsonValue({ maxDepth: 4 }) }),
        { minLength: 1, maxLength: 3 },
      );
      const media = { url: "https://files.example.net/a.jpg", mimeType: null, fileName: null, sha256: null };
      await fc.assert(
        fc.asyncProperty(answers, async (script) => {
          const provider = create();
          const credentials = credentialsOf(provider);
          const listed = await provider.listTemplates(credentials, scriptedNetwork([...prefaceAnswers, ...script]));
          expect(["listed", "failed"]).toContain(listed.type);
          for (const id of [null, "media-1"]) {
            const network = scriptedNetwork([...script]);
            const download = await provider.downloadMedia({ ...media, id }, credentials, network);
            expect(["found", "failed"]).toContain(download.type);
          }
        }),
        { numRuns: 60 },
      );
    });

    test("credentials never go to a host that is not the provider's", async () => {
      const provider = create();
      const credentials = credentialsOf(provider);
      for (const url of [
        "https://evil.example.net/a.jpg",
        "https://api.twilio.com.evil.example.net/a.jpg",
        "https://eviltwilio.com/a.jpg",
        "https://lookaside.fbsbx.com.evil.example.net/a.jpg",
        "https://user:pass@api.twilio.com/a.jpg",
        "http://api.twilio.com/a.jpg",
        "file:///etc/passwd",
        "not an address",
      ]) {
        const network = scriptedNetwork([{ status: 200, text: "x" }]);
        const reference = { id: null, url, mimeType: null, fileName: null, sha256: null };
        await provider.downloadMedia(reference, credentials, network);
        for (const call of network.calls) {
          expect(`${call.url} ${call.headers.get("authorization")} ${call.headers.get("api-key")}`).toBe(
            `${url} null null`,
          );
        }
      }
    });
  });
}
