/** What arrives is read exactly, and nothing hostile gets through. */
import fc from "fast-check";
import { MalformedPayload, type WebhookRequest } from "../inbound.ts";
import { MAX_EVENTS_PER_BODY } from "../reading.ts";
import { leastMs, MAX_MS } from "./bounded-cost.ts";
import type { ProviderContract } from "./contract.ts";
import { inventions, unstorableValues } from "./evidence.ts";
import { loadFixtures, requestOf } from "./fixtures.ts";
import { damagedFixtures, hugeTexts, randomRequests, singleDamages } from "./hostile-requests.ts";
import { HOSTILE_LENGTH } from "./hostile-texts.ts";

/** Declares the rules of `readWebhook`, over the provider's own fixtures. */
export function describeReading<Credentials>(label: string, contract: ProviderContract<Credentials>): void {
  const { create } = contract;
  const fixtures = loadFixtures(contract.fixtures);

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
    /** The same without asking where each value comes from, which takes longer than reading. */
    const unstorableIn = (request: WebhookRequest): readonly string[] => {
      try {
        return provider.readWebhook(request).flatMap(unstorableValues);
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

    test("every place made a long and hostile text: malformed, or read in a bounded time", () => {
      for (const { name, request } of hugeTexts(fixtures, HOSTILE_LENGTH)) {
        let found: readonly string[] = [];
        const read = () => {
          found = unstorableIn(request);
        };
        if (leastMs(read, MAX_MS) > MAX_MS) found = ["it took too long"];
        if (found.length > 0) expect({ name, found }).toEqual({});
      }
    });

    test("a damaged body is malformed or read without inventing anything", () => {
      fc.assert(fc.property(damagedFixtures(fixtures), holds), { numRuns: 600 });
    });

    test("a random body is malformed or read without inventing anything", () => {
      fc.assert(fc.property(randomRequests(), holds), { numRuns: 300 });
    });
  });
}
