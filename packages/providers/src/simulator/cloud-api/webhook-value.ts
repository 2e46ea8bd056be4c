/** The `value` of a Cloud API webhook: messages of customers and statuses of ours. Meta sends it bare, Kaleyra wrapped. */
import { stableHex } from "../ids.ts";
import type { StatusNotice } from "../voice.ts";
import type { CustomerAct, NumberRecord, PhoneRecord, World } from "../world.ts";
import { messageContent } from "./message-content.ts";

export function messageValue(
  act: CustomerAct,
  number: NumberRecord,
  phoneNumberId: string,
  person: PhoneRecord,
  world: World,
): Record<string, unknown> {
  return {
    ...head(number, phoneNumberId),
    contacts: [contactOf(person)],
    messages: [
      {
        ...contextOf(act, number, person),
        ...(act.referral === null || act.referral === undefined ? {} : { referral: referralOf(act.referral) }),
        ...senderOf(person),
        id: act.id,
        timestamp: unixSeconds(new Date(act.at)),
        ...messageContent(act, person, world),
      },
    ],
  };
}

export function statusValue(
  { record, status, failure, at }: StatusNotice,
  number: NumberRecord,
  phoneNumberId: string,
  person: PhoneRecord,
  id: string,
): Record<string, unknown> {
  const category = record.freeform ? "service" : "utility";
  const conversation = stableHex(`${number.id} ${person.phone} ${category}`, 32);
  return {
    ...head(number, phoneNumberId),
    contacts: [contactOf(person)],
    statuses: [
      {
        id,
        status,
        timestamp: unixSeconds(at),
        ...(person.hidesPhone ? {} : { recipient_id: person.phone }),
        recipient_user_id: person.businessScopedId,
        ...(record.reference === null ? {} : { biz_opaque_callback_data: record.reference }),
        ...(status === "sent"
          ? {
              conversation: {
                id: conversation,
                expiration_timestamp: unixSeconds(new Date(at.getTime() + 86_400_000)),
                origin: { type: category },
              },
            }
          : {}),
        ...(status === "sent" || status === "delivered"
          ? { pricing: { billable: !record.freeform, pricing_model: "PMP", category, type: "regular" } }
          : {}),
        ...(failure === null ? {} : { errors: [errorOf(failure)] }),
      },
    ],
  };
}

function head(number: NumberRecord, phoneNumberId: string): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: number.phone, phone_number_id: phoneNumberId },
  };
}

function contactOf(person: PhoneRecord): Record<string, unknown> {
  return {
    profile: { name: person.name, ...(person.username === null ? {} : { username: person.username }) },
    ...(person.hidesPhone ? {} : { wa_id: person.phone }),
    user_id: person.businessScopedId,
  };
}

function senderOf(person: PhoneRecord): Record<string, string> {
  const from_user_id = person.businessScopedId;
  return person.hidesPhone ? { from_user_id } : { from: person.phone, from_user_id };
}

function contextOf(act: CustomerAct, number: NumberRecord, person: PhoneRecord): Record<string, unknown> {
  const { content } = act;
  const taps = content.type === "button_reply" || content.type === "list_reply" || content.type === "flow_reply";
  const answered = act.replyTo ?? (taps ? (content.target ?? null) : null);
  const forwarded =
    act.forwarded === null || act.forwarded === undefined
      ? {}
      : act.forwarded === "forwarded"
        ? { forwarded: true }
        : { frequently_forwarded: true };
  if (answered === null) return act.forwarded ? { context: forwarded } : {};
  const author = answered === act.replyTo && person.hidesPhone ? person.businessScopedId : number.phone;
  return { context: { ...forwarded, from: author, id: answered } };
}

function referralOf(referral: NonNullable<CustomerAct["referral"]>): Record<string, unknown> {
  return {
    source_url: referral.url,
    source_type: "ad",
    source_id: referral.sourceId ?? "120200000000000000",
    headline: referral.headline,
    body: referral.body ?? "",
    media_type: "image",
    image_url: referral.url,
    ...(referral.clickId === undefined ? {} : { ctwa_clid: referral.clickId }),
  };
}

function errorOf(failure: { readonly code: string; readonly detail: string }): Record<string, unknown> {
  return {
    code: Number(failure.code),
    title: failure.detail,
    message: failure.detail,
    error_data: { details: failure.detail },
    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
  };
}

function unixSeconds(at: Date): string {
  return String(Math.floor(at.getTime() / 1_000));
}
