import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import twilioPackage from "twilio";
import { RECEIVE_URL, requestOf } from "../conformance/fixtures.ts";
import { describeProvider, type FailureCase, type OutboundCase, plainText } from "../conformance/provider-contract.ts";
import { type CallBody, fileOf, scriptedNetwork } from "../conformance/scripted-network.ts";
import type { Authenticity, FailureClass, OutboundContent, TemplateParameter, WebhookRequest } from "../port.ts";
import { twilio } from "./twilio.ts";

const TOKEN = "lake-auth-token-0017";
const CREDENTIALS = { accountSid: "ACfeed0000000000000000000000000017", authorizationToken: TOKEN };
const MESSAGES = "https://api.twilio.com/2010-04-01/Accounts/ACfeed0000000000000000000000000017/Messages.json";
const STATUS_URL = `${RECEIVE_URL}?reference=0198c0de-0000-7000-8000-00000000abcd`;
const BASIC = `Basic ${Buffer.from(`${CREDENTIALS.accountSid}:${TOKEN}`).toString("base64")}`;

function sends(name: string, content: OutboundContent, parameters: Readonly<Record<string, string>>): OutboundCase {
  const form = {
    From: "whatsapp:+390212345678",
    To: "whatsapp:+393331230001",
    StatusCallback: STATUS_URL,
    ...parameters,
  };
  return {
    name,
    message: { ...plainText(""), content },
    exchanges: [
      {
        call: { method: "POST", url: MESSAGES, headers: { authorization: BASIC }, body: { form } },
        answer: {
          status: 201,
          json: { sid: "SM77", status: "queued", to: "whatsapp:+393331230001", error_code: null, num_media: "0" },
        },
      },
    ],
    outcome: { type: "accepted", providerMessageId: "SM77", recipientPhone: "393331230001" },
  };
}

function refuses(name: string, content: OutboundContent, failureClass: FailureClass): OutboundCase {
  return {
    name,
    message: { ...plainText(""), content },
    exchanges: [],
    outcome: (outcome) => expect(outcome).toMatchObject({ type: "refused", failure: { class: failureClass } }),
  };
}

const image = fileOf("image/jpeg", "dent.jpg");
const pdf = fileOf("application/pdf", "contract.pdf");
const template = (
  parameters: readonly TemplateParameter[],
  providerTemplateId: string | null = "HX01",
): OutboundContent => ({
  type: "template",
  providerTemplateId,
  name: "tour_reminder",
  language: "it",
  parameters,
});
const text = (component: TemplateParameter["component"], position: number, value: string, name: string | null = null) =>
  ({ component, position, name, value: { type: "text", text: value } }) as const;

const businessScoped = sends(
  "to a business-scoped id",
  { type: "text", text: "Hi" },
  { Body: "Hi", To: "whatsapp:IT.881" },
);

const outbound: readonly OutboundCase[] = [
  sends("text", { type: "text", text: "Sì, alle 9 🛶" }, { Body: "Sì, alle 9 🛶" }),
  {
    ...businessScoped,
    message: { ...businessScoped.message, to: { phone: null, businessScopedId: "IT.881" } },
  },
  sends("image with caption", { type: "image", media: image, caption: "Here" }, { MediaUrl: image.link, Body: "Here" }),
  sends("image", { type: "image", media: image, caption: null }, { MediaUrl: image.link }),
  sends(
    "video",
    { type: "video", media: fileOf("video/mp4", "a.mp4"), caption: null },
    { MediaUrl: fileOf("video/mp4", "a.mp4").link },
  ),
  sends(
    "audio",
    { type: "audio", media: fileOf("audio/mpeg", "a.mp3"), caption: null },
    { MediaUrl: fileOf("audio/mpeg", "a.mp3").link },
  ),
  sends(
    "voice note",
    { type: "voice", media: fileOf("audio/ogg; codecs=opus", "a.ogg"), caption: null },
    { MediaUrl: fileOf("audio/ogg", "a.ogg").link },
  ),
  sends("document", { type: "document", media: pdf, caption: null }, { MediaUrl: pdf.link }),
  sends(
    "sticker",
    { type: "sticker", media: fileOf("image/webp", "hi.webp"), caption: null },
    { MediaUrl: fileOf("image/webp", "hi.webp").link },
  ),
  sends(
    "location",
    { type: "location", latitude: 45.98, longitude: 9.257, name: "Boathouse", address: "Lungolago 1" },
    { Body: "Boathouse", PersistentAction: "geo:45.98,9.257|Lungolago 1" },
  ),
  sends(
    "location without name",
    { type: "location", latitude: -33.8, longitude: 151, name: null, address: null },
    { Body: "-33.8,151", PersistentAction: "geo:-33.8,151" },
  ),
  sends("template without variables", template([]), { ContentSid: "HX01" }),
  sends("template with variables", template([text("body", 1, "Giada"), text("body", 2, "9:00")]), {
    ContentSid: "HX01",
    ContentVariables: '{"1":"Giada","2":"9:00"}',
  }),
  sends(
    "template with a button's variable after the body's",
    template([text("button", 0, "t/17"), text("body", 1, "Giada")]),
    { ContentSid: "HX01", ContentVariables: '{"1":"Giada","2":"t/17"}' },
  ),
  sends("template with named variables", template([text("body", 1, "Giada", "customer")]), {
    ContentSid: "HX01",
    ContentVariables: '{"customer":"Giada"}',
  }),
  sends(
    "template with a picture above",
    template([
      text("body", 1, "Giada"),
      { component: "header", position: 1, name: null, value: { type: "image", media: image } },
    ]),
    { ContentSid: "HX01", ContentVariables: JSON.stringify({ "1": "Giada", "2": image.link }) },
  ),
  refuses("template without content SID", template([], null), "template_state"),
  refuses("document with caption", { type: "document", media: pdf, caption: "Sign here" }, "input"),
  refuses("image of another type", { type: "image", media: fileOf("image/tiff", "a.tiff"), caption: null }, "input"),
  refuses("empty text", { type: "text", text: "  " }, "input"),
  {
    name: "no number to send from",
    message: { ...plainText("Hi"), from: null },
    exchanges: [],
    outcome: (outcome) => expect(outcome).toMatchObject({ type: "refused", failure: { class: "configuration" } }),
  },
];

/** The vendor's table, provider by provider the same classes. */
const CLASSES: Readonly<Record<FailureClass, readonly number[]>> = {
  template_needed: [63016],
  retry: [20429, 63017, 63018, 63012, 63037, 20500, 30001],
  wait: [63038],
  recipient: [63003, 63024, 21211, 63015, 63032, 63033, 63031, 63049],
  opt_out: [21610],
  input: [63005, 63021, 63013, 63019, 63025, 63034, 11751, 12300, 21617, 21656, 63028, 63029, 63030],
  template_state: [63027, 63040, 63041, 63042],
  configuration: [20003, 63007, 21606, 21408, 63001, 63002, 63020, 63022],
};
const codes = Object.entries(CLASSES).flatMap(([failureClass, numbers]) =>
  numbers.map((code) => ({ code: String(code), class: failureClass as FailureClass })),
);
const byStatus: readonly FailureCase[] = [
  { code: "bare 429", answer: { status: 429, text: "slow down" }, class: "retry" },
  { code: "bare 503", answer: { status: 503, text: "" }, class: "retry" },
  { code: "bare 401", answer: { status: 401 }, class: "configuration" },
  { code: "bare 404", answer: { status: 404 }, class: "configuration" },
  { code: "bare 400", answer: { status: 400, json: { message: "?" } }, class: "input" },
  {
    code: "a redirect",
    answer: { status: 302, headers: { location: "https://evil.example" } },
    class: "configuration",
  },
];

/** A signed request, in our own words of the rule: the oracle below checks the words. */
function signed(form: readonly (readonly [string, string])[], url = RECEIVE_URL, signedUrl = url): WebhookRequest {
  const body = new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString();
  const sorted = [...new Set(form.map(([name]) => name))].sort().flatMap((name) => {
    const values = form.filter(([candidate]) => candidate === name).map(([, value]) => value);
    return [...new Set(values)].sort().map((value) => name + value);
  });
  return withSignature({ method: "POST", url, body }, `${signedUrl}${sorted.join("")}`);
}
function withSignature(
  request: { readonly method: string; readonly url: string; readonly body: string },
  covered: string,
  token = TOKEN,
): WebhookRequest {
  const signature = createHmac("sha1", token).update(covered).digest("base64");
  return {
    method: request.method,
    url: request.url,
    headers: new Headers({ "x-twilio-signature": signature }),
    rawBody: new TextEncoder().encode(request.body),
  };
}
const vector = (url: string, signature: string, body: string, method = "POST"): WebhookRequest => ({
  method,
  url,
  headers: new Headers({ "x-twilio-signature": signature }),
  rawBody: new TextEncoder().encode(body),
});

const AUTHENTIC: Authenticity = { type: "authentic", nonce: null };
const MISMATCH: Authenticity = { type: "refused", reason: "mismatch" };
const PUBLISHED = { accountSid: "ACx", authorizationToken: "12345" };
const PUBLISHED_FORM = new URLSearchParams({
  CallSid: "CA1234567890ABCDE",
  Caller: "+14158675309",
  Digits: "1234",
  From: "+14158675309",
  To: "+18005551212",
}).toString();
const JSON_URL =
  "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
const good = signed([
  ["Body", "Ciao 🛶 à"],
  ["From", "whatsapp:+393331230001"],
]);
const otherAccount = { ...CREDENTIALS, authorizationToken: "another-accounts-token" };

describeProvider({
  create: () => twilio,
  validCredentials: CREDENTIALS,
  invalidCredentials: [
    { name: "nothing filled in", raw: {}, fields: ["accountSid", "authorizationToken"] },
    { name: "a number as token", raw: { ...CREDENTIALS, authorizationToken: 7 }, fields: ["authorizationToken"] },
    { name: "a SID too long", raw: { ...CREDENTIALS, accountSid: "A".repeat(201) }, fields: ["accountSid"] },
    { name: "a line break", raw: { ...CREDENTIALS, authorizationToken: "a\nb" }, fields: ["authorizationToken"] },
  ],
  fixtures: new URL("./fixtures/", import.meta.url),
  malformed: [
    { name: "no message id", request: requestOf({ form: { Body: "Hi", From: "whatsapp:+39333" } }) },
    { name: "no sender", request: requestOf({ form: { MessageSid: "SM1", To: "whatsapp:+390212345678" } }) },
    { name: "an unusable sender", request: requestOf({ form: { MessageSid: "SM1", From: "whatsapp:foo_bar" } }) },
    { name: "JSON", request: requestOf({ body: { MessageSid: "SM1" } }) },
    { name: "nothing", request: requestOf({ raw: "" }) },
    {
      name: "more parameters than anybody sends",
      request: requestOf({ raw: `MessageSid=1&From=39333${"&a=1".repeat(500)}` }),
    },
    { name: "no UTF-8", request: { ...requestOf({ raw: "" }), rawBody: new Uint8Array([0x42, 0x3d, 0xff, 0xfe]) } },
  ],
  outbound,
  failures: [
    ...codes.map(({ code, class: failureClass }) => ({
      code,
      class: failureClass,
      answer: { status: 400, json: { code: Number(code), message: "Refused", more_info: "", status: 400 } },
    })),
    ...byStatus,
  ],
  statusFailures: [...codes, { code: "99999", class: "input" as const }].map(({ code, class: failureClass }) => ({
    code,
    class: failureClass,
    request: requestOf({
      form: { MessageSid: "SM1", MessageStatus: "failed", ErrorCode: code, To: "whatsapp:+39333" },
    }),
  })),
  signatures: [
    {
      name: "published: query in the address",
      credentials: PUBLISHED,
      request: vector("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", PUBLISHED_FORM),
      expected: AUTHENTIC,
    },
    {
      name: "published: signed with the port",
      credentials: PUBLISHED,
      request: vector("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w=", PUBLISHED_FORM),
      expected: AUTHENTIC,
    },
    {
      name: "published: signed without the port, ours has it",
      credentials: PUBLISHED,
      request: vector(
        "https://mycompany.com:443/myapp.php?foo=1&bar=2",
        "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        PUBLISHED_FORM,
      ),
      expected: AUTHENTIC,
    },
    {
      name: "published: JSON body by its hash",
      credentials: PUBLISHED,
      request: vector(JSON_URL, "a9nBmqA0ju/hNViExpshrM61xv4=", '{"property": "value", "boolean": true}'),
      expected: AUTHENTIC,
    },
    {
      name: "JSON body with one byte changed",
      credentials: PUBLISHED,
      request: vector(JSON_URL, "a9nBmqA0ju/hNViExpshrM61xv4=", '{"property": "value", "boolean": truE}'),
      expected: MISMATCH,
    },
    { name: "emoji body", request: good, expected: AUTHENTIC },
    {
      name: "GET: the address alone",
      request: withSignature({ method: "GET", url: `${RECEIVE_URL}?Body=Hi`, body: "" }, `${RECEIVE_URL}?Body=Hi`),
      expected: AUTHENTIC,
    },
    {
      name: "repeated values once each, sorted",
      request: signed([
        ["A", "2"],
        ["A", "1"],
        ["A", "2"],
        ["a", "0"],
      ]),
      expected: AUTHENTIC,
    },
    {
      name: "query written anew",
      request: signed([["A", "1"]], `${RECEIVE_URL}?q=a+b`, `${RECEIVE_URL}?q=a%20b`),
      expected: AUTHENTIC,
    },
    {
      name: "no signature",
      request: { ...good, headers: new Headers() },
      expected: { type: "refused", reason: "missing" },
    },
    { name: "another account's", request: good, credentials: otherAccount, expected: MISMATCH },
    {
      name: "truncated",
      request: { ...good, headers: new Headers({ "x-twilio-signature": "RSOYDt4T1cUT" }) },
      expected: MISMATCH,
    },
    {
      name: "one byte of the body changed",
      request: { ...good, rawBody: good.rawBody.map((byte, at) => (at === 6 ? byte ^ 1 : byte)) },
      expected: MISMATCH,
    },
    {
      name: "a parameter added",
      request: { ...good, rawBody: Buffer.concat([good.rawBody, Buffer.from("&X=1")]) },
      expected: MISMATCH,
    },
    { name: "another address", request: { ...good, url: good.url.replace("lake", "pond") }, expected: MISMATCH },
    { name: "address unreadable", request: { ...good, url: "not an address" }, expected: MISMATCH },
  ],
});

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

  test("not even a redirect to the same host gets the credentials (S27)", async () => {
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
          header: { type: "video" },
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
