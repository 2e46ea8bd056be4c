/** What is sent is exactly the vendor's request, every failure has its class, and what is not offered is not tried. */
import fc from "fast-check";
import { MEDIA_TYPES } from "../inbound.ts";
import { type OutboundMessage } from "../outbound.ts";
import type { ProviderContract } from "./contract.ts";
import { plainText } from "./plain-text.ts";
import { fileOf, type ScriptedAnswer, scriptedNetwork } from "./scripted-network.ts";

/** Declares the rules of `send` and of the capabilities that bound it. */
export function describeSending<Credentials>(label: string, contract: ProviderContract<Credentials>): void {
  const { create, preface = [] } = contract;
  const send = async (message: OutboundMessage, answers: readonly ScriptedAnswer[]) => {
    const provider = create();
    const network = scriptedNetwork([...preface.map(({ answer }) => answer), ...answers]);
    const outcome = await provider.send(message, provider.parseCredentials(contract.validCredentials), network);
    return { outcome, calls: network.calls.slice(preface.length) };
  };

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

    test("whatever the provider answers, an outcome comes back", async () => {
      const answers = fc.record({ status: fc.integer({ min: 200, max: 599 }), json: fc.jsonValue() });
      await fc.assert(
        fc.asyncProperty(answers, async (answer) => {
          const { outcome } = await send(plainText("Hello"), [answer, answer]);
          expect(["accepted", "refused", "retryLater", "unknown"]).toContain(outcome.type);
        }),
        { numRuns: 150 },
      );
    });

    test.each([302, 400, 401, 403, 404, 429, 500])(
      "a secret the provider echoes with %d is not passed on",
      async (status) => {
        const secrets = create().credentialFields.filter((field) => field.secret);
        for (const { name } of secrets) {
          const secret = contract.validCredentials[name];
          if (secret === undefined) continue;
          const details = { error: { message: secret, code: 100, error_data: { details: secret } } };
          const answer = { status, json: { ...details, message: secret, error_description: secret, code: 20003 } };
          const { outcome } = await send(plainText("Hello"), [answer, answer]);
          expect(JSON.stringify(outcome)).not.toContain(secret);
        }
      },
    );
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
}
