/** Lists and files come to an outcome, and credentials stay with the provider. */
import fc from "fast-check";
import type { ProviderContract } from "./contract.ts";
import { scriptedNetwork } from "./scripted-network.ts";

/** Declares the rules of `listTemplates` and `downloadMedia`. */
export function describeFetching<Credentials>(label: string, contract: ProviderContract<Credentials>): void {
  const { create, preface = [] } = contract;

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
          const credentials = provider.parseCredentials(contract.validCredentials);
          const listed = await provider.listTemplates(
            credentials,
            scriptedNetwork([...preface.map(({ answer }) => answer), ...script]),
          );
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
      const credentials = provider.parseCredentials(contract.validCredentials);
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
