import { providerAddresses, twilioHosts } from "./addresses.ts";
import { plainText } from "./conformance/provider-contract.ts";
import { scriptedNetwork } from "./conformance/scripted-network.ts";
import { PROVIDER_KINDS } from "./port.ts";
import { HeldCredentials, providerOf } from "./registry.ts";

const RAW = { accountSid: "ACx", authorizationToken: "canary-token-0017" };

describe("the registry", () => {
  test.each([...PROVIDER_KINDS])("knows %s under its own kind, with fields for the form", (kind) => {
    const provider = providerOf(kind);
    expect(provider.kind).toBe(kind);
    expect(provider.credentialFields.length).toBeGreaterThan(1);
    expect(new Set(provider.credentialFields.map((field) => field.name)).size).toBe(provider.credentialFields.length);
  });

  test("sends with the credentials the same provider read", async () => {
    const twilio = providerOf("twilio");
    const network = scriptedNetwork([{ status: 201, json: { sid: "SM1" } }]);
    expect(await twilio.send(plainText("Hi"), twilio.parseCredentials(RAW), network)).toMatchObject({
      type: "accepted",
    });
  });

  test("another provider's credentials, and forged ones, are refused", () => {
    const held = providerOf("twilio").parseCredentials(RAW);
    const network = scriptedNetwork([]);
    expect(() => providerOf("sinch").send(plainText("Hi"), held, network)).toThrow(TypeError);
    expect(() => providerOf("twilio").send(plainText("Hi"), new HeldCredentials("twilio"), network)).toThrow(TypeError);
  });

  test("held credentials print nothing", () => {
    const held = providerOf("twilio").parseCredentials(RAW);
    expect(JSON.stringify(held)).toBe('{"kind":"twilio"}');
  });
});

describe("addresses", () => {
  test("are the vendors' own unless overridden; blanks and trailing slashes do not count", () => {
    expect(providerAddresses({ twilioApi: " ".trim(), sinchAuth: "http://127.0.0.1:4010//" })).toEqual({
      twilioApi: "https://api.twilio.com",
      metaGraph: "https://graph.facebook.com",
      sinchAuth: "http://127.0.0.1:4010",
    });
  });

  test("Twilio's three hosts move together", () => {
    expect(twilioHosts(providerAddresses())).toEqual({
      api: "https://api.twilio.com",
      content: "https://content.twilio.com",
      messaging: "https://messaging.twilio.com",
    });
    const moved = "http://127.0.0.1:4010/twilio";
    expect(twilioHosts(providerAddresses({ twilioApi: `${moved}/` }))).toEqual({
      api: moved,
      content: moved,
      messaging: moved,
    });
  });
});
