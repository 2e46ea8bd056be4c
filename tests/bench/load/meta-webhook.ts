/** Webhooks as Meta sends them, signed and written out beforehand. */
import { createHmac } from "node:crypto";
import { requestBytes } from "./connection.ts";

export interface MetaNumber {
  readonly receiveUrl: string;
  readonly appSecret: string;
  readonly businessAccountId: string;
  readonly phoneNumberId: string;
  readonly phone: string;
}

export interface CustomerText {
  /** The customer's number, digits. */
  readonly from: string;
  /** Unique: what redelivery is recognised by. */
  readonly messageId: string;
  readonly text: string;
  /** Milliseconds since the epoch; Meta tells whole seconds. */
  readonly sentAt: number;
}

/** The bytes of the request with which Meta would tell of a customer's text message. */
export function metaWebhook(number: MetaNumber, message: CustomerText): Buffer {
  const body = JSON.stringify(asMetaTells(number, message));
  const signature = createHmac("sha256", number.appSecret).update(body).digest("hex");
  return requestBytes({
    url: number.receiveUrl,
    headers: { "user-agent": "facebookexternalua", "x-hub-signature-256": `sha256=${signature}` },
    body,
  });
}

function asMetaTells({ businessAccountId, phone, phoneNumberId }: MetaNumber, message: CustomerText): object {
  return {
    object: "whatsapp_business_account",
    entry: [
      {
        id: businessAccountId,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: phone, phone_number_id: phoneNumberId },
              contacts: [{ profile: { name: `Customer ${message.from.slice(-5)}` }, wa_id: message.from }],
              messages: [
                {
                  from: message.from,
                  id: message.messageId,
                  timestamp: String(Math.floor(message.sentAt / 1_000)),
                  type: "text",
                  text: { body: message.text },
                },
              ],
            },
          },
        ],
      },
    ],
  };
}
