import { createHash } from "node:crypto";
import fc from "fast-check";
import twilioPackage from "twilio";
import { RECEIVE_URL } from "../conformance/fixtures.ts";
import { CREDENTIALS, TOKEN } from "./outbound-cases.ts";
import { AUTHENTIC, withSignature } from "./signature-cases.ts";
import { twilio } from "./twilio.ts";

describe("Twilio's own validator as oracle", () => {
  const { validateRequest, validateRequestWithBody } = twilioPackage;
  const values = fc.dictionary(fc.string({ minLength: 1, unit: "grapheme" }), fc.string({ unit: "grapheme" }), {
    maxKeys: 8,
  });
  const urls = fc.constantFrom(
    RECEIVE_URL,
    `${RECEIVE_URL}?foo=1&bar=it's`,
    `${RECEIVE_URL}?foo=a%20b+c&&x`,
    "https://desk.example.com:8443/r?x=1",
    "http://desk.example.com/r",
    "https://desk.example.com/r%C3%A9#",
  );

  test("what it accepts we accept, and the reverse", () => {
    fc.assert(
      fc.property(values, urls, fc.constantFrom(TOKEN, "wrong"), (form, url, token) => {
        fc.pre(!Object.hasOwn(form, "__proto__"));
        const spelled = new URL(url).href;
        const ported = url.replace("example.com/", "example.com:443/");
        for (const covered of [url, spelled, ported, spelled.replace("a%20b+c&&x", "a%20b%20c&x=")]) {
          const sorted = Object.keys(form)
            .sort()
            .map((name) => `${name}${form[name]}`);
          const request = withSignature(
            { method: "POST", url, body: new URLSearchParams(form).toString() },
            `${covered}${sorted.join("")}`,
            token,
          );
          const signature = request.headers.get("x-twilio-signature") ?? "";
          const judged = twilio.authenticate(request, CREDENTIALS, new Date()).type === "authentic";
          expect(judged).toBe(validateRequest(TOKEN, signature, url, form));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("JSON bodies by their hash", () => {
    const body = '{"a":"é"}';
    const url = `${RECEIVE_URL}?bodySHA256=${createHash("sha256").update(body).digest("hex")}`;
    const request = withSignature({ method: "POST", url, body }, url);
    expect(validateRequestWithBody(TOKEN, request.headers.get("x-twilio-signature") ?? "", url, body)).toBe(true);
    expect(twilio.authenticate(request, CREDENTIALS, new Date())).toEqual(AUTHENTIC);
  });
});
