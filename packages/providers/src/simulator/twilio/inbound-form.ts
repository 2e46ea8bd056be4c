/** A customer's message as Twilio's form says it. */
import { credential } from "../credentials.ts";
import type { Exchange } from "../exchange.ts";
import type { CustomerAct, NumberRecord, PhoneRecord } from "../world.ts";

export function inboundForm(
  act: CustomerAct,
  number: NumberRecord,
  phone: PhoneRecord,
  exchange: Exchange,
): Record<string, string> {
  const from = phone.hidesPhone ? `whatsapp:${phone.businessScopedId}` : `whatsapp:+${phone.phone}`;
  const special = { ...contentFields(act, exchange), ...replyFields(act, number), ...forwardedFields(act) };
  const file = "file" in act.content ? act.content.file : hasVCard(act) ? exchange.media.file(vCardId(act)) : undefined;
  const media: Record<string, string> =
    file === undefined
      ? {}
      : {
          MediaContentType0: file.mimeType,
          MediaUrl0: `${exchange.origin()}/twilio/2010-04-01/Accounts/${credential(number, "accountSid")}/Messages/${act.id}/Media/${file.id}`,
        };
  const shared = {
    SmsMessageSid: act.id,
    NumMedia: file === undefined ? "0" : "1",
    ProfileName: phone.name,
    SmsSid: act.id,
    ...(phone.hidesPhone ? {} : { WaId: phone.phone }),
    SmsStatus: "received",
    To: `whatsapp:+${number.phone}`,
    NumSegments: "1",
    ReferralNumMedia: "0",
    MessageSid: act.id,
    AccountSid: credential(number, "accountSid"),
    From: from,
    ApiVersion: "2010-04-01",
    ExternalUserId: `whatsapp:${phone.businessScopedId}`,
  };
  const context = {
    ...replyless(special),
    ProfileName: phone.name,
    ...(phone.hidesPhone ? {} : { WaId: phone.phone }),
  };
  return {
    ...shared,
    ...special,
    ...referralFields(act),
    ...media,
    ChannelMetadata: JSON.stringify({ type: "whatsapp", data: { context } }),
  };
}

/** Contact cards travel as a vCard file. */
function vCardId(act: CustomerAct): string {
  return act.id.replace(/^../, "ME");
}

function hasVCard(act: CustomerAct): boolean {
  return act.content.type === "contacts";
}

function contentFields(act: CustomerAct, exchange: Exchange): Record<string, string> {
  const { content } = act;
  switch (content.type) {
    case "text":
      return { MessageType: "text", Body: content.text };
    case "image":
    case "video":
    case "sticker":
      return { MessageType: content.type, Body: content.caption ?? "" };
    case "audio":
    case "voice":
      return { MessageType: "audio", Body: "" };
    case "document":
      // Without a caption the file's name stands in the body (recorded).
      return { MessageType: "document", Body: content.caption ?? content.file.fileName ?? "" };
    case "location":
      return {
        MessageType: "location",
        Body: content.name ?? "",
        Latitude: String(content.latitude),
        Longitude: String(content.longitude),
        ...(content.address === undefined ? {} : { Address: content.address }),
        ...(content.name === undefined ? {} : { Label: content.name }),
      };
    case "contacts": {
      const cards = content.contacts.map(vCard).join("");
      exchange.media.put(vCardId(act), Buffer.from(cards), "text/vcard", "contact.vcf");
      return { MessageType: "contacts", Body: "" };
    }
    case "button_reply":
      return {
        MessageType: isTemplateTap(content, exchange) ? "button" : "interactive",
        Body: content.text,
        ButtonText: content.text,
        ButtonPayload: content.payload ?? content.text,
      };
    case "list_reply":
      return {
        MessageType: "interactive",
        Body: content.text,
        ListId: content.payload ?? content.text,
        ListTitle: content.text,
        ...(content.description === undefined ? {} : { ListDescription: content.description }),
      };
    default:
      return { MessageType: content.type, Body: "" };
  }
}

function isTemplateTap(
  content: { readonly target?: string; readonly template?: boolean },
  { world }: Exchange,
): boolean {
  return (
    content.template ?? (content.target !== undefined && world.message(content.target)?.content.type === "template")
  );
}

function replyFields({ content, replyTo }: CustomerAct, number: NumberRecord): Record<string, string> {
  const target = replyTo ?? ("target" in content ? content.target : undefined);
  if (target === undefined || target === null) return {};
  return { OriginalRepliedMessageSid: target, OriginalRepliedMessageSender: `whatsapp:+${number.phone}` };
}

function forwardedFields({ forwarded }: CustomerAct): Record<string, string> {
  if (!forwarded) return {};
  return { Forwarded: "true", FrequentlyForwarded: String(forwarded === "frequently_forwarded") };
}

function referralFields({ referral }: CustomerAct): Record<string, string> {
  if (!referral) return {};
  return {
    ReferralHeadline: referral.headline,
    ReferralBody: referral.body ?? "",
    ReferralSourceUrl: referral.url,
    ReferralSourceId: referral.sourceId ?? "",
    ReferralSourceType: "ad",
    ...(referral.clickId === undefined ? {} : { ReferralCtwaClid: referral.clickId }),
  };
}

/** The metadata repeats what the interactive fields say. */
function replyless(fields: Record<string, string>): Record<string, string> {
  const repeated = ["ButtonText", "ButtonPayload", "ListId", "ListTitle", "Forwarded", "FrequentlyForwarded"];
  return Object.fromEntries(Object.entries(fields).filter(([name]) => repeated.includes(name)));
}

function vCard(card: {
  readonly name: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly organisation?: string;
}): string {
  const escaped = (value: string) => value.replace(/[\\,;]/g, "\\$&").replace(/\r?\n/g, "\\n");
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:;${escaped(card.name)};;;`,
    `FN:${escaped(card.name)}`,
    ...(card.organisation === undefined ? [] : [`ORG:${escaped(card.organisation)}`]),
    ...(card.phones ?? []).map((phone) => `TEL;type=CELL;waid=${phone.replace(/\D/g, "")}:${phone}`),
    ...(card.emails ?? []).map((email) => `EMAIL:${email}`),
    "END:VCARD",
    "",
  ].join("\r\n");
}
