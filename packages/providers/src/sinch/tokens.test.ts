import { plainText } from "../conformance/provider-contract.ts";
import { scriptedNetwork } from "../conformance/scripted-network.ts";
import { accepted, CREDENTIALS, tokenAnswer, tokenExchange } from "./outbound-cases.ts";
import { createSinch } from "./sinch.ts";

describe("Sinch's access token", () => {
  const send = (sinch: ReturnType<typeof createSinch>, network: ReturnType<typeof scriptedNetwork>) =>
    sinch.send(plainText("Hi"), CREDENTIALS, network);
  const paths = (network: ReturnType<typeof scriptedNetwork>) => network.calls.map(({ url }) => url.split("/").at(-1));

  test("is fetched once for calls at the same time, and kept", async () => {
    const sinch = createSinch();
    const network = scriptedNetwork([tokenAnswer, accepted, accepted, accepted]);
    await Promise.all([send(sinch, network), send(sinch, network)]);
    await send(sinch, network);
    expect(paths(network)).toEqual(["token", "messages:send", "messages:send", "messages:send"]);
  });

  test("is fetched anew a minute before its end", async () => {
    const sinch = createSinch();
    let now = new Date("2026-03-01T12:00:00Z");
    const network = scriptedNetwork([tokenAnswer, accepted, accepted, tokenAnswer, accepted], { now: () => now });
    await send(sinch, network);
    now = new Date("2026-03-01T12:58:58Z");
    await send(sinch, network);
    now = new Date("2026-03-01T12:58:59Z");
    await send(sinch, network);
    expect(paths(network)).toEqual(["token", "messages:send", "messages:send", "token", "messages:send"]);
  });

  test("refused with 401, it is renewed once and the message sent", async () => {
    const network = scriptedNetwork([tokenAnswer, { status: 401 }, tokenExchange("token-bbbb-2").answer, accepted]);
    expect(await send(createSinch(), network)).toMatchObject({ type: "accepted" });
    expect(network.calls.at(-1)?.headers.get("authorization")).toBe("Bearer token-bbbb-2");
  });

  test("refused twice, the configuration is wrong", async () => {
    const network = scriptedNetwork([tokenAnswer, { status: 401 }, tokenAnswer, { status: 401 }, accepted]);
    expect(await send(createSinch(), network)).toMatchObject({ type: "refused", failure: { class: "configuration" } });
    expect(network.calls).toHaveLength(4);
  });

  test.each([
    { answer: { status: 400, json: { error: "invalid_client" } }, type: "refused", class: "configuration" },
    { answer: { status: 401, json: {} }, type: "refused", class: "configuration" },
    { answer: { status: 429, json: {} }, type: "retryLater", class: "retry" },
    { answer: { status: 503 }, type: "retryLater", class: "retry" },
    { answer: { status: 504 }, type: "retryLater", class: "retry" },
    { answer: { status: 200, json: {} }, type: "retryLater", class: "retry" },
    { answer: { breaks: "ECONNRESET" }, type: "retryLater", class: "retry" },
  ])("not had ($answer): certainly not sent, $type", async ({ answer, type, class: expected }) => {
    const network = scriptedNetwork([answer]);
    expect(await send(createSinch(), network)).toMatchObject({ type, failure: { class: expected } });
    expect(network.calls).toHaveLength(1);
  });

  test("is not shared between keys, secrets or OAuth hosts", async () => {
    const sinch = createSinch();
    const others = [
      { credentials: CREDENTIALS, auth: "https://auth.sinch.com" },
      { credentials: { ...CREDENTIALS, keyId: "other" }, auth: "https://auth.sinch.com" },
      { credentials: { ...CREDENTIALS, keySecret: "other-secret" }, auth: "https://auth.sinch.com" },
      { credentials: CREDENTIALS, auth: "http://127.0.0.1:4010" },
    ];
    for (const { credentials, auth } of others) {
      const addresses = { twilioApi: "http://x", metaGraph: "http://y", sinchAuth: auth };
      const network = scriptedNetwork([tokenAnswer, accepted], { addresses });
      await sinch.send(plainText("Hi"), credentials, network);
      expect(network.calls[0]?.url).toBe(`${auth}/oauth2/token`);
    }
  });
});
