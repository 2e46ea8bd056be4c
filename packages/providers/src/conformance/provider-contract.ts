/**
 * The one suite all four adapters pass, each over its own fixtures: what arrives is read exactly, what
 * is sent is exactly the vendor's request, every failure has its class, and nothing hostile gets through.
 */
import fc from "fast-check";
import { InvalidCredentials } from "../port.ts";
import type { ProviderContract } from "./contract.ts";
import { describeFetching } from "./fetching-rules.ts";
import { randomRequests, withJunkSignatures } from "./hostile-requests.ts";
import { describeReading } from "./reading-rules.ts";
import { describeSending } from "./sending-rules.ts";

export { plainText } from "./plain-text.ts";

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
