import { plainText } from "../conformance/provider-contract.ts";
import { scriptedNetwork } from "../conformance/scripted-network.ts";
import { accepted, CREDENTIALS, PROJECT, RECIPIENT, tokenAnswer } from "./outbound-cases.ts";
import { createSinch } from "./sinch.ts";

const unsigned = { ...CREDENTIALS, webhookSecret: null };

describe("Sinch besides messages", () => {
  test("without a webhook secret, reports are asked to our address", async () => {
    const network = scriptedNetwork([tokenAnswer, accepted]);
    await createSinch().send(plainText("Hi"), unsigned, network);
    expect(network.calls[1]?.body).toMatchObject({ json: { callback_url: plainText("").statusUrl } });
  });

  test("typing, to a business-scoped id", async () => {
    const network = scriptedNetwork([tokenAnswer, { status: 200, json: { event_id: "e" } }]);
    const conversation = { to: { phone: null, businessScopedId: "IT.881" }, lastInboundProviderMessageId: "x" };
    expect(await createSinch().showTyping?.(conversation, CREDENTIALS, network)).toEqual({ type: "done" });
    expect(network.calls[1]).toMatchObject({
      url: `${PROJECT}/events:send`,
      body: {
        json: {
          app_id: CREDENTIALS.appId,
          recipient: { identified_by: { channel_identities: [{ channel: "WHATSAPP", identity: "IT.881" }] } },
          event: { composing_event: {} },
        },
      },
    });
  });

  test("the profile name is looked up", async () => {
    const network = scriptedNetwork([tokenAnswer, { status: 200, json: { profile_name: "Giada" } }, { status: 404 }]);
    const sinch = createSinch();
    expect(await sinch.lookUpName?.(plainText("").to, CREDENTIALS, network)).toBe("Giada");
    expect(network.calls[1]).toMatchObject({
      url: `${PROJECT}/contacts:getChannelProfile`,
      body: { json: { app_id: CREDENTIALS.appId, recipient: RECIPIENT, channel: "WHATSAPP" } },
    });
    expect(await sinch.lookUpName?.(plainText("").to, CREDENTIALS, network)).toBeNull();
  });

  test("media needs no token and gets none; plain http only from the configured hosts", async () => {
    const media = (url: string) => ({ id: null, url, mimeType: null, fileName: null, sha256: null });
    const network = scriptedNetwork([{ status: 200, text: "x" }]);
    expect(await createSinch().downloadMedia(media("https://media.example.net/a"), CREDENTIALS, network)).toMatchObject(
      { type: "found" },
    );
    expect(network.calls.map(({ headers }) => headers.get("authorization"))).toEqual([null]);
    const local = { ...CREDENTIALS, baseUrl: "http://127.0.0.1:4010" };
    const simulated = scriptedNetwork([{ status: 200, text: "x" }]);
    expect(await createSinch().downloadMedia(media("http://127.0.0.1:4010/a"), local, simulated)).toMatchObject({
      type: "found",
    });
    expect(await createSinch().downloadMedia(media("http://127.0.0.1:9/a"), local, simulated)).toMatchObject({
      type: "failed",
      retryable: false,
    });
  });

  test("templates of every page", async () => {
    const network = scriptedNetwork([
      tokenAnswer,
      {
        status: 200,
        json: {
          templates: [
            {
              name: "tour_reminder",
              language: "it",
              category: "UTILITY",
              state: "APPROVED",
              details: {
                components: [
                  { type: "HEADER", format: "IMAGE" },
                  { type: "BODY", text: "Ciao {{1}}" },
                  { type: "FOOTER", text: "Lake" },
                  {
                    type: "BUTTONS",
                    buttons: [
                      { type: "QUICK_REPLY", text: "Yes" },
                      { type: "URL", text: "Open", url: "https://x.example/{{1}}" },
                      { type: "PHONE_NUMBER", text: "Call", phoneNumber: "+39021" },
                    ],
                  },
                ],
              },
            },
          ],
          nextPageToken: "p2",
        },
      },
      { status: 200, json: { templates: [{ name: "odd", state: "???" }, "x"], nextPageToken: "" } },
    ]);
    const listed = await createSinch().listTemplates(CREDENTIALS, network);
    expect(network.calls.slice(1).map(({ url }) => url)).toEqual([
      "https://provisioning.api.sinch.com/v1/projects/prj-0017/whatsapp/templates?pageSize=100",
      "https://provisioning.api.sinch.com/v1/projects/prj-0017/whatsapp/templates?pageSize=100&pageToken=p2",
    ]);
    expect(listed).toEqual({
      type: "listed",
      templates: [
        {
          providerTemplateId: null,
          name: "tour_reminder",
          language: "it",
          state: "approved",
          category: "UTILITY",
          rejectionReason: null,
          header: { type: "image" },
          body: "Ciao {{1}}",
          footer: "Lake",
          buttons: [
            { type: "quick_reply", text: "Yes", value: null },
            { type: "url", text: "Open", value: "https://x.example/{{1}}" },
            { type: "phone", text: "Call", value: "+39021" },
          ],
        },
        expect.objectContaining({ name: "odd", state: "draft", header: null, body: "" }),
      ],
    });
  });

  test("an override of the OAuth host moves the provisioning host too", async () => {
    const addresses = { twilioApi: "http://x", metaGraph: "http://y", sinchAuth: "http://127.0.0.1:4010" };
    const network = scriptedNetwork([tokenAnswer, { status: 200, json: { templates: [] } }], { addresses });
    await createSinch().listTemplates(CREDENTIALS, network);
    expect(network.calls.map(({ url }) => new URL(url).origin)).toEqual(Array(2).fill("http://127.0.0.1:4010"));
  });

  test.each([
    { phone: null, accountReference: CREDENTIALS.appId, mine: true },
    { phone: "390212345678", accountReference: CREDENTIALS.appId, mine: true },
    { phone: "390299999999", accountReference: CREDENTIALS.appId, mine: false },
    { phone: null, accountReference: "other-app", mine: false },
  ])("an event to $phone at $accountReference is mine: $mine", ({ phone, accountReference, mine }) => {
    const to = { phone, phoneNumberId: null, accountReference };
    expect(createSinch().isFor(to, CREDENTIALS, "390212345678")).toBe(mine);
  });
});
