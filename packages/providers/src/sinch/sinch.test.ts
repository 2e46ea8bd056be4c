import { createHmac } from "node:crypto";
import { requestOf } from "../conformance/fixtures.ts";
import { describeProvider, type OutboundCase, plainText } from "../conformance/provider-contract.ts";
import { type Exchange, fileOf, scriptedNetwork } from "../conformance/scripted-network.ts";
import type { Authenticity, FailureClass, OutboundContent, TemplateParameter, WebhookRequest } from "../port.ts";
import { createSinch } from "./sinch.ts";

const CREDENTIALS = {
  baseUrl: "https://eu.conversation.api.sinch.com",
  projectId: "prj-0017",
  appId: "01HAPPLAKE0000000000000017",
  keyId: "key-0017",
  keySecret: "key-secret-0017",
  webhookSecret: "webhook-secret-0017",
};
const unsigned = { ...CREDENTIALS, webhookSecret: null };
const PROJECT = "https://eu.conversation.api.sinch.com/v1/projects/prj-0017";
const REFERENCE = plainText("").reference;
const RECIPIENT = { identified_by: { channel_identities: [{ channel: "WHATSAPP", identity: "393331230001" }] } };
const BASIC = `Basic ${Buffer.from("key-0017:key-secret-0017").toString("base64")}`;

const tokenExchange = (token = "token-aaaa-1", lifeSeconds = 3_599): Exchange => ({
  call: {
    method: "POST",
    url: "https://auth.sinch.com/oauth2/token",
    headers: { authorization: BASIC },
    body: { form: { grant_type: "client_credentials" } },
  },
  answer: { status: 200, json: { access_token: token, expires_in: lifeSeconds, token_type: "bearer" } },
});
const tokenAnswer = tokenExchange().answer;
const accepted = { status: 200, json: { message_id: "01HSENT17", accepted_time: "2026-03-01T12:00:00Z" } };

function sends(name: string, content: OutboundContent, message: unknown): OutboundCase {
  const json = {
    app_id: CREDENTIALS.appId,
    recipient: RECIPIENT,
    message,
    channel_priority_order: ["WHATSAPP"],
    message_metadata: REFERENCE,
    correlation_id: REFERENCE,
  };
  return {
    name,
    message: { ...plainText(""), content },
    exchanges: [
      {
        call: {
          method: "POST",
          url: `${PROJECT}/messages:send`,
          headers: { authorization: "Bearer token-aaaa-1", "content-type": "application/json" },
          body: { json },
        },
        answer: accepted,
      },
    ],
    outcome: { type: "accepted", providerMessageId: "01HSENT17", recipientPhone: null },
  };
}

const image = fileOf("image/jpeg", "dent.jpg");
const pdf = fileOf("application/pdf", "contract.pdf");
const asMedia = (type: "video" | "audio" | "voice" | "sticker", mimeType: string): OutboundCase => {
  const media = fileOf(mimeType, `a.${type}`);
  return sends(type, { type, media, caption: null }, { media_message: { url: media.link } });
};
const asTemplate = (
  name: string,
  given: readonly TemplateParameter[],
  parameters: Readonly<Record<string, string>>,
): OutboundCase =>
  sends(
    name,
    { type: "template", providerTemplateId: null, name: "tour_reminder", language: "it", parameters: given },
    {
      template_message: {
        channel_template: { WHATSAPP: { template_id: "tour_reminder", language_code: "it", parameters } },
      },
    },
  );
const parameter = (
  component: TemplateParameter["component"],
  position: number,
  value: TemplateParameter["value"],
): TemplateParameter => ({ component, position, name: null, value });

const outbound: readonly OutboundCase[] = [
  sends("text", { type: "text", text: "Sì, alle 9 🛶" }, { text_message: { text: "Sì, alle 9 🛶" } }),
  sends("image", { type: "image", media: image, caption: null }, { media_message: { url: image.link } }),
  sends(
    "image with caption",
    { type: "image", media: image, caption: "Here" },
    { card_message: { title: "Here", media_message: { url: image.link } } },
  ),
  asMedia("video", "video/mp4"),
  asMedia("audio", "audio/mpeg"),
  asMedia("voice", "audio/ogg"),
  asMedia("sticker", "image/webp"),
  sends(
    "document",
    { type: "document", media: pdf, caption: null },
    { media_message: { url: pdf.link, filename_override: "contract.pdf" } },
  ),
  sends(
    "location",
    { type: "location", latitude: 45.98, longitude: 9.257, name: "Boathouse", address: "Lungolago 1" },
    {
      location_message: {
        title: "Boathouse",
        label: "Lungolago 1",
        coordinates: { latitude: 45.98, longitude: 9.257 },
      },
    },
  ),
  sends(
    "location without name",
    { type: "location", latitude: -33.8, longitude: 151, name: null, address: null },
    { location_message: { title: "-33.8, 151", coordinates: { latitude: -33.8, longitude: 151 } } },
  ),
  asTemplate("template without parameters", [], {}),
  asTemplate(
    "template with texts and buttons",
    [
      parameter("header", 1, { type: "text", text: "Tour" }),
      parameter("body", 1, { type: "text", text: "Giada" }),
      parameter("body", 2, { type: "text", text: "9:00" }),
      parameter("button", 0, { type: "payload", payload: "YES_17" }),
      parameter("button", 1, { type: "text", text: "t/17" }),
    ],
    {
      "header[1]text": "Tour",
      "body[1]text": "Giada",
      "body[2]text": "9:00",
      "button[0]quick_reply[1]payload": "YES_17",
      "button[1]url[1]text": "t/17",
    },
  ),
  asTemplate("template with a picture", [parameter("header", 1, { type: "image", media: image })], {
    "header[1]image.link": image.link,
  }),
  asTemplate("template with a document", [parameter("header", 1, { type: "document", media: pdf })], {
    "header[1]document.link": pdf.link,
    "header[1]document.filename": "contract.pdf",
  }),
  {
    name: "document with caption",
    message: { ...plainText(""), content: { type: "document", media: pdf, caption: "Sign" } },
    exchanges: [],
    outcome: (outcome) => expect(outcome).toMatchObject({ type: "refused", failure: { class: "input" } }),
  },
];

/** The delivery reasons, each in its class. */
const REASONS: Readonly<Partial<Record<FailureClass, readonly string[]>>> = {
  retry: [
    "INTERNAL_ERROR",
    "RATE_LIMITED",
    "CHANNEL_FAILURE",
    "UNKNOWN",
    "DELIVERY_TIMED_OUT",
    "DELIVERY_REPORT_TIME_OUT",
  ],
  template_needed: ["OUTSIDE_ALLOWED_SENDING_WINDOW"],
  recipient: [
    "RECIPIENT_NOT_REACHABLE",
    "RECIPIENT_INVALID_CHANNEL_IDENTITY",
    "NO_CHANNEL_IDENTITY_FOR_CONTACT",
    "CONTACT_NOT_FOUND",
    "NO_CHANNELS_LEFT",
  ],
  opt_out: ["RECIPIENT_NOT_OPTED_IN"],
  input: [
    "BAD_REQUEST",
    "MEDIA_TYPE_UNSUPPORTED",
    "MEDIA_TOO_LARGE",
    "MEDIA_NOT_REACHABLE",
    "MESSAGE_SPLIT_REQUIRED",
    "MESSAGE_EXPIRED",
    "UNSUPPORTED_OPERATION",
    "DELIVERY_REJECTED_DUE_TO_POLICY",
    "CHANNEL_REJECT",
    "SOMETHING_NEW",
    "constructor",
  ],
  template_state: [
    "TEMPLATE_NOT_FOUND",
    "TEMPLATE_INSUFFICIENT_PARAMETERS",
    "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION",
  ],
  configuration: [
    "CHANNEL_BAD_CONFIGURATION",
    "CHANNEL_CONFIGURATION_MISSING",
    "UNKNOWN_APP",
    "NO_PERMISSION",
    "INACTIVE_CREDENTIAL",
    "NO_PROFILE_AVAILABLE",
  ],
};
const failedReport = (reason: unknown) =>
  requestOf({ body: { app_id: "a", message_delivery_report: { message_id: "01H", status: "FAILED", reason } } });

const rpc = (code: string, status: number, rpcStatus: string, failureClass: FailureClass) => ({
  code,
  class: failureClass,
  answer: { status, json: { error: { code: status, message: "Refused", status: rpcStatus, details: [] } } },
});

const SIGNED_AT = new Date("2026-03-01T12:00:00Z");
const BODY = JSON.stringify({ app_id: CREDENTIALS.appId, message: { id: "1", text: "Ciao 🛶" } });
function signed(
  given: { readonly secret?: string; readonly nonce?: string; readonly timestamp?: string } = {},
): WebhookRequest {
  const nonce = given.nonce ?? "01HNONCE17";
  const timestamp = given.timestamp ?? String(SIGNED_AT.getTime() / 1_000);
  const secret = given.secret ?? CREDENTIALS.webhookSecret;
  return {
    ...requestOf({ raw: BODY }),
    headers: new Headers({
      "x-sinch-webhook-signature": createHmac("sha256", secret)
        .update(`${BODY}.${nonce}.${timestamp}`)
        .digest("base64"),
      "x-sinch-webhook-signature-nonce": nonce,
      "x-sinch-webhook-signature-timestamp": timestamp,
      "x-sinch-webhook-signature-algorithm": "HmacSHA256",
    }),
  };
}
function withHeader(name: string, value: string | null): WebhookRequest {
  const request = signed();
  if (value === null) request.headers.delete(name);
  else request.headers.set(name, value);
  return request;
}
const secondsAgo = (seconds: number) => signed({ timestamp: String(SIGNED_AT.getTime() / 1_000 - seconds) });
const AUTHENTIC: Authenticity = { type: "authentic", nonce: "01HNONCE17" };
const refused = (reason: "missing" | "mismatch" | "stale"): Authenticity => ({ type: "refused", reason });
const changed = signed();

describeProvider({
  create: createSinch,
  validCredentials: CREDENTIALS,
  invalidCredentials: [
    { name: "nothing filled in", raw: {}, fields: ["baseUrl", "projectId", "appId", "keyId", "keySecret"] },
    { name: "no web address", raw: { ...CREDENTIALS, baseUrl: "eu.conversation" }, fields: ["baseUrl"] },
    { name: "another scheme", raw: { ...CREDENTIALS, baseUrl: "ftp://x.example" }, fields: ["baseUrl"] },
    { name: "a user in the address", raw: { ...CREDENTIALS, baseUrl: "https://a:b@x.example" }, fields: ["baseUrl"] },
  ],
  fixtures: new URL("./fixtures/", import.meta.url),
  malformed: [
    { name: "an empty object", request: requestOf({ body: {} }) },
    { name: "an array", request: requestOf({ body: [] }) },
    { name: "a form", request: requestOf({ form: { message: "x" } }) },
    {
      name: "a message without id",
      request: requestOf({ body: { app_id: "a", message: { channel_identity: { identity: "39333" } } } }),
    },
    { name: "a message without sender", request: requestOf({ body: { app_id: "a", message: { id: "1" } } }) },
    { name: "a report without message", request: requestOf({ body: { message_delivery_report: { status: "READ" } } }) },
    { name: "nested too deep", request: requestOf({ raw: `{"message":${"[".repeat(1_000)}${"]".repeat(1_000)}}` }) },
  ],
  outbound,
  preface: [tokenExchange()],
  failures: [
    rpc("400 INVALID_ARGUMENT", 400, "INVALID_ARGUMENT", "input"),
    rpc("400 FAILED_PRECONDITION", 400, "FAILED_PRECONDITION", "configuration"),
    rpc("403", 403, "PERMISSION_DENIED", "configuration"),
    rpc("404 (another region)", 404, "NOT_FOUND", "configuration"),
    rpc("429", 429, "RESOURCE_EXHAUSTED", "retry"),
    rpc("500", 500, "INTERNAL", "retry"),
    rpc("503", 503, "UNAVAILABLE", "retry"),
    rpc("501", 501, "UNIMPLEMENTED", "input"),
    { code: "bare 500", answer: { status: 500 }, class: "retry" },
    { code: "bare 400", answer: { status: 400, text: "?" }, class: "input" },
  ],
  statusFailures: [
    ...Object.entries(REASONS).flatMap(([failureClass, reasons]) =>
      reasons.map((code) => ({ code, class: failureClass as FailureClass, request: failedReport({ code }) })),
    ),
    {
      code: "channel code 131047",
      class: "template_needed",
      request: failedReport({ code: "CHANNEL_FAILURE", channel_code: 131047 }),
    },
    { code: "no reason at all", class: "input", request: failedReport(undefined) },
  ],
  signatures: [
    { name: "signed", request: signed(), expected: AUTHENTIC },
    { name: "almost five minutes old", request: secondsAgo(299), expected: AUTHENTIC },
    { name: "older than five minutes", request: secondsAgo(301), expected: refused("stale") },
    { name: "from the future", request: secondsAgo(-301), expected: refused("stale") },
    { name: "a timestamp that is no number", request: signed({ timestamp: "yesterday" }), expected: refused("stale") },
    {
      name: "no secret set: unsigned",
      request: requestOf({ raw: BODY }),
      credentials: withoutSecret(),
      expected: { type: "unsigned" },
    },
    { name: "no signature", request: requestOf({ raw: BODY }), expected: refused("missing") },
    { name: "no nonce", request: withHeader("x-sinch-webhook-signature-nonce", null), expected: refused("missing") },
    {
      name: "another nonce",
      request: withHeader("x-sinch-webhook-signature-nonce", "n"),
      expected: refused("mismatch"),
    },
    {
      name: "another timestamp",
      request: withHeader("x-sinch-webhook-signature-timestamp", "1772366401"),
      expected: refused("mismatch"),
    },
    {
      name: "another algorithm",
      request: withHeader("x-sinch-webhook-signature-algorithm", "none"),
      expected: refused("mismatch"),
    },
    { name: "another account's", request: signed({ secret: "pond" }), expected: refused("mismatch") },
    { name: "truncated", request: withHeader("x-sinch-webhook-signature", "AAAA"), expected: refused("mismatch") },
    {
      name: "one byte of the body changed",
      request: { ...changed, rawBody: changed.rawBody.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) },
      expected: refused("mismatch"),
    },
  ],
});

function withoutSecret(): Readonly<Record<string, string>> {
  const { webhookSecret: _, ...rest } = CREDENTIALS;
  return rest;
}

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
