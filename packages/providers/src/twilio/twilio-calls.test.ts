import { plainText } from "../conformance/provider-contract.ts";
import { type CallBody, scriptedNetwork } from "../conformance/scripted-network.ts";
import { BASIC, CREDENTIALS } from "./outbound-cases.ts";
import { twilio } from "./twilio.ts";

describe("Twilio besides messages", () => {
  test("typing asks the messaging host", async () => {
    const network = scriptedNetwork([{ status: 200, json: { success: true } }]);
    const conversation = { to: { phone: "39333", businessScopedId: null }, lastInboundProviderMessageId: "SM5" };
    expect(await twilio.showTyping?.(conversation, CREDENTIALS, network)).toEqual({ type: "done" });
    expect(network.calls[0]).toMatchObject({
      url: "https://messaging.twilio.com/v2/Indicators/Typing.json",
      body: { form: { messageId: "SM5", channel: "whatsapp" } } satisfies CallBody,
    });
  });

  test("an override moves every host", async () => {
    const addresses = { twilioApi: "http://127.0.0.1:4010", metaGraph: "http://x", sinchAuth: "http://y" };
    const network = scriptedNetwork([], { addresses });
    await twilio.send(plainText("Hi"), CREDENTIALS, network);
    await twilio.listTemplates(CREDENTIALS, network);
    await twilio.showTyping?.({ to: plainText("").to, lastInboundProviderMessageId: "SM5" }, CREDENTIALS, network);
    expect(network.calls.map(({ url }) => new URL(url).origin)).toEqual(Array(3).fill("http://127.0.0.1:4010"));
  });

  const media = (url: string) => ({ id: null, url, mimeType: null, fileName: null, sha256: null });

  test("a file's redirect is followed without credentials", async () => {
    const network = scriptedNetwork([
      { status: 307, headers: { location: "https://cdn.example.net/x?sig=1" } },
      { status: 200, text: "bytes", headers: { "content-type": "image/jpeg", "content-length": "5" } },
    ]);
    const download = await twilio.downloadMedia(
      media("https://api.dublin.ie1.twilio.com/Media/ME1"),
      CREDENTIALS,
      network,
    );
    expect(download).toMatchObject({ type: "found", mimeType: "image/jpeg", sizeBytes: 5 });
    expect(network.calls.map(({ url, headers }) => [url, headers.get("authorization")])).toEqual([
      ["https://api.dublin.ie1.twilio.com/Media/ME1", BASIC],
      ["https://cdn.example.net/x?sig=1", null],
    ]);
  });

  test.each([
    { status: 404, retryable: true },
    { status: 503, retryable: true },
    { status: 410, retryable: false },
    { status: 401, retryable: false },
  ])("a file answered with $status: retryable $retryable", async ({ status, retryable }) => {
    const download = await twilio.downloadMedia(
      media("https://api.twilio.com/M"),
      CREDENTIALS,
      scriptedNetwork([{ status }]),
    );
    expect(download).toMatchObject({ type: "failed", retryable });
  });

  test("not even a redirect to the same host gets the credentials", async () => {
    const network = scriptedNetwork([
      { status: 302, headers: { location: "/again" } },
      { status: 200, text: "x" },
    ]);
    await twilio.downloadMedia(media("https://api.twilio.com/M"), CREDENTIALS, network);
    expect(network.calls.map(({ headers }) => headers.get("authorization"))).toEqual([BASIC, null]);
  });

  test("redirects to plain http, and without end, are not followed", async () => {
    for (const location of ["http://127.0.0.1/admin", "https://api.twilio.com/again"]) {
      const network = scriptedNetwork(Array(9).fill({ status: 302, headers: { location } }));
      expect(await twilio.downloadMedia(media("https://api.twilio.com/M"), CREDENTIALS, network)).toMatchObject({
        type: "failed",
        retryable: false,
      });
      expect(network.calls.length).toBeLessThanOrEqual(4);
    }
  });

  test("templates of every page, each as WhatsApp shows it", async () => {
    const approval = (status: string, extra = {}) => ({
      approval_requests: { status, name: "tour", category: "UTILITY", ...extra },
    });
    const network = scriptedNetwork([
      {
        status: 200,
        json: {
          contents: [
            {
              sid: "HX1",
              friendly_name: "Tour",
              language: "it",
              types: { "twilio/text": { body: "Ciao {{1}}" } },
              ...approval("approved"),
            },
            {
              sid: "HX2",
              friendly_name: "Card",
              variables: { "2": "paddle.mp4" },
              language: "en",
              types: {
                "twilio/text": { body: "plain" },
                "whatsapp/card": {
                  body: "Pick {{1}}",
                  footer: "Bye",
                  media: ["https://x.example/{{2}}"],
                  actions: [
                    { type: "QUICK_REPLY", title: "Yes", id: "yes" },
                    { type: "URL", title: "Open", url: "https://x.example/{{3}}" },
                    { type: "PHONE_NUMBER", title: "Call", phone: "+39021" },
                    { type: "VOICE_CALL", title: "Ring" },
                  ],
                },
              },
              ...approval("rejected", { rejection_reason: "INVALID_FORMAT", name: "" }),
            },
            { sid: "HX3", friendly_name: "broken" },
          ],
          meta: { next_page_url: "https://content.twilio.com/v1/ContentAndApprovals?PageSize=500&Page=1&PageToken=PT" },
        },
      },
      {
        status: 200,
        json: {
          contents: [
            {
              sid: "HX4",
              friendly_name: "Draft",
              language: "en",
              types: { "twilio/location": { latitude: 1, longitude: 2, label: "L" } },
            },
          ],
          meta: { next_page_url: null },
        },
      },
    ]);
    const listed = await twilio.listTemplates(CREDENTIALS, network);
    expect(network.calls.map(({ url }) => url)).toEqual([
      "https://content.twilio.com/v1/ContentAndApprovals?PageSize=500",
      "https://content.twilio.com/v1/ContentAndApprovals?PageSize=500&Page=1&PageToken=PT",
    ]);
    expect(listed).toEqual({
      type: "listed",
      templates: [
        expect.objectContaining({
          providerTemplateId: "HX1",
          name: "tour",
          state: "approved",
          body: "Ciao {{1}}",
          header: null,
          buttons: [],
        }),
        expect.objectContaining({
          providerTemplateId: "HX2",
          name: "Card",
          state: "rejected",
          rejectionReason: "INVALID_FORMAT",
          header: { type: "video", variable: null, address: "https://x.example/{{2}}" },
          body: "Pick {{1}}",
          footer: "Bye",
          buttons: [
            { type: "quick_reply", text: "Yes", value: "yes" },
            { type: "url", text: "Open", value: "https://x.example/{{3}}" },
            { type: "phone", text: "Call", value: "+39021" },
            { type: "other", text: "Ring", value: null },
          ],
        }),
        expect.objectContaining({ providerTemplateId: "HX4", state: "draft", header: { type: "location" } }),
      ],
    });
  });

  test("no more than 1,000 templates, however many pages there are", async () => {
    const contents = Array.from({ length: 500 }, (_, at) => ({
      sid: `HX${at}`,
      types: { "twilio/text": { body: "x" } },
    }));
    const page = { status: 200, json: { contents, meta: { next_page_url: "https://content.twilio.com/v1/x?Page=2" } } };
    const network = scriptedNetwork(Array(50).fill(page));
    const listed = await twilio.listTemplates(CREDENTIALS, network);
    expect(listed.type === "listed" && listed.templates.length).toBe(1_000);
    expect(network.calls).toHaveLength(2);
  });

  test.each([
    { to: { phone: "390212345678", phoneNumberId: null, accountReference: CREDENTIALS.accountSid }, mine: true },
    { to: { phone: "390299999999", phoneNumberId: null, accountReference: CREDENTIALS.accountSid }, mine: false },
    { to: { phone: "390212345678", phoneNumberId: null, accountReference: "ACother" }, mine: false },
    { to: { phone: null, phoneNumberId: null, accountReference: null }, mine: true },
  ])("an event to $to.phone at $to.accountReference is mine: $mine", ({ to, mine }) => {
    expect(twilio.isFor(to, CREDENTIALS, "+39 02 1234 5678")).toBe(mine);
  });
});
