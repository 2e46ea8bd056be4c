/** Webhooks as each provider would send them, written and signed here: a second opinion on what the adapters check. */
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { TestAccount } from "./scenario.ts";

export interface Webhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Signing {
  /** The account whose secrets sign; the one written to unless told. */
  readonly as?: TestAccount;
  /** Seconds that the signature's time lies in the past (Sinch). */
  readonly secondsOld?: number;
  readonly nonce?: string;
}

const json = { "content-type": "application/json" };

/** What a customer's text looks like at this account's provider; the ids are new each time. */
export function textBody({ provider, credentials, phone }: TestAccount, from: string, text: string): Buffer {
  const now = Date.now();
  const id = randomUUID();
  const cloud = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: phone, phone_number_id: credentials.phoneNumberId ?? "204816327099881" },
    contacts: [{ profile: { name: `Customer ${from}` }, wa_id: from }],
    messages: [
      { from, id: `wamid.${id}`, timestamp: String(Math.floor(now / 1_000)), type: "text", text: { body: text } },
    ],
  };
  switch (provider) {
    case "meta":
      return Buffer.from(
        JSON.stringify({
          object: "whatsapp_business_account",
          entry: [{ id: credentials.accountSid, changes: [{ field: "messages", value: cloud }] }],
        }),
      );
    case "kaleyra":
      return Buffer.from(
        JSON.stringify({
          meta_object: { value: cloud, field: "messages" },
          extra_info: { trace_id: id, waba_id: credentials.businessAccountId },
        }),
      );
    case "twilio":
      return Buffer.from(
        new URLSearchParams({
          MessageSid: `SM${id.replaceAll("-", "")}`,
          AccountSid: credentials.accountSid ?? "",
          From: `whatsapp:+${from}`,
          To: `whatsapp:+${phone}`,
          Body: text,
          NumMedia: "0",
          MessageType: "text",
          ProfileName: `Customer ${from}`,
          WaId: from,
          SmsStatus: "received",
          ApiVersion: "2010-04-01",
        }).toString(),
      );
    case "sinch":
      return Buffer.from(
        JSON.stringify({
          app_id: credentials.appId,
          project_id: credentials.projectId,
          accepted_time: new Date(now).toISOString(),
          event_time: new Date(now).toISOString(),
          message: {
            id: `01${id.replaceAll("-", "").toUpperCase()}`,
            direction: "TO_APP",
            contact_message: { text_message: { text } },
            channel_identity: { channel: "WHATSAPP", identity: from, app_id: "" },
            conversation_id: "",
            contact_id: `01C${from}`,
            accept_time: new Date(now).toISOString(),
            sender_id: phone,
          },
        }),
      );
  }
}

/** The request with which the provider would deliver a body to an account. */
export function signed(to: TestAccount, body: Buffer, { as = to, secondsOld = 0, nonce }: Signing = {}): Webhook {
  return { url: to.receiveUrl, headers: proof(as, to.receiveUrl, body, secondsOld, nonce), body };
}

function proof(
  { provider, credentials }: TestAccount,
  url: string,
  body: Buffer,
  secondsOld: number,
  nonce: string = randomBytes(12).toString("hex"),
): Readonly<Record<string, string>> {
  const secretOf = (name: string) => credentials[name] ?? "";
  switch (provider) {
    case "meta": {
      const signature = createHmac("sha256", secretOf("appSecret")).update(body).digest("hex");
      return { ...json, "x-hub-signature-256": `sha256=${signature}` };
    }
    case "twilio": {
      const parameters = [...new URLSearchParams(body.toString())].map(([name, value]) => name + value).sort();
      const signature = createHmac("sha1", secretOf("authorizationToken"))
        .update(url + parameters.join(""))
        .digest("base64");
      return { "content-type": "application/x-www-form-urlencoded; charset=utf-8", "x-twilio-signature": signature };
    }
    case "sinch": {
      const time = String(Math.floor(Date.now() / 1_000) - secondsOld);
      const signature = createHmac("sha256", secretOf("webhookSecret")).update(body).update(`.${nonce}.${time}`);
      return {
        ...json,
        "x-sinch-webhook-signature": signature.digest("base64"),
        "x-sinch-webhook-signature-nonce": nonce,
        "x-sinch-webhook-signature-timestamp": time,
        "x-sinch-webhook-signature-algorithm": "HmacSHA256",
      };
    }
    case "kaleyra": {
      const signIn = `${secretOf("callbackUser")}:${secretOf("callbackPassword")}`;
      return { ...json, authorization: `Basic ${Buffer.from(signIn).toString("base64")}` };
    }
  }
}

/** The header that carries the proof. */
export const PROOF_HEADER = {
  meta: "x-hub-signature-256",
  twilio: "x-twilio-signature",
  sinch: "x-sinch-webhook-signature",
  kaleyra: "authorization",
} as const;

/** Sends it; the answer's status and words. */
export async function deliver({
  url,
  headers,
  body,
}: Webhook): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
  return { status: response.status, text: await response.text() };
}
