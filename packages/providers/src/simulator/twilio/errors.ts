/** Twilio's errors, of the API and of status callbacks. */
import type { FastifyReply } from "fastify";

const WORDS: Readonly<Record<string, string>> = {
  "11751": "Media Message - Media exceeds messaging provider size limits",
  "12300": "Invalid Content-Type",
  "20003": "Authenticate",
  "20404": "The requested resource was not found",
  "20429": "Too Many Requests",
  "20500": "Internal Server Error",
  "21211": "Invalid 'To' Phone Number",
  "21603": "A 'From' phone number is required.",
  "21604": "A 'To' phone number is required.",
  "21609": "The StatusCallback URL is not a valid URL.",
  "21610": "Attempt to send to unsubscribed recipient",
  "21617": "The concatenated message body exceeds the 1600 character limit.",
  "21619": "A text message body or media urls must be specified.",
  "21620": "Invalid media URL(s)",
  "21623": "Number of media files exceeds allowed limit",
  "21655": "The ContentSid is Invalid",
  "21656": "The Content Variables parameter is invalid.",
  "21910": "Invalid From and To pair. From and To should be of the same channel",
  "30001": "Queue overflow",
  "63003": "Channel could not find To address",
  "63007": "Twilio could not find a Channel with the specified From address",
  "63012": "Channel provider returned an internal service error",
  "63013": "Channel policy violation",
  "63016":
    "Failed to send freeform message because you are outside the allowed window. If you are using WhatsApp, please use a Message Template.",
  "63018": "Rate limit exceeded for Channel",
  "63019": "Media failed to download",
  "63021": "Channel invalid content error",
  "63024": "Invalid message recipient",
  "63027": "Template does not exist for a language and locale",
  "63028": "Number of parameters provided does not match the expected number of parameters",
  "63031": "Channels message cannot have same From and To",
  "63032": "We cannot send this message to this user because of a WhatsApp limitation",
  "63038": "Account exceeded the daily messages limit",
  "63040": "Template rejected",
  "63041": "Template paused",
  "63042": "Template disabled",
};

export function twilioWords(code: string): string {
  return WORDS[code] ?? "Unknown error";
}

export function twilioError(reply: FastifyReply, status: number, code: string, message?: string): FastifyReply {
  return reply.code(status).send({
    code: Number(code),
    message: message ?? twilioWords(code),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
}

export const TWILIO_FAILURES = {
  windowClosed: { code: "63016", detail: WORDS["63016"] ?? "" },
  notOnWhatsApp: { code: "63024", detail: WORDS["63024"] ?? "" },
  mediaUnreachable: { code: "63019", detail: WORDS["63019"] ?? "" },
  mediaUnsupported: { code: "63021", detail: WORDS["63021"] ?? "" },
  unknownTarget: { code: "63021", detail: WORDS["63021"] ?? "" },
} as const;
