/** Sinch's errors: google.rpc style for the Conversation API, words for the reasons of a failed delivery. */
import type { FastifyReply } from "fastify";
import { BodyError } from "../cloud-api/body-error.ts";

const STATUS_NAMES: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  501: "UNIMPLEMENTED",
  503: "UNAVAILABLE",
};

export function sinchError(reply: FastifyReply, status: number, message: string, name?: string): FastifyReply {
  return reply.code(status).send({
    error: { code: status, message, status: name ?? STATUS_NAMES[status] ?? "UNKNOWN", details: [] },
  });
}

/** A field the API does not take, with the details google.rpc gives. */
export function badField(reply: FastifyReply, field: string, description: string): FastifyReply {
  return reply.code(400).send({
    error: {
      code: 400,
      message: "Request contains an invalid argument.",
      status: "INVALID_ARGUMENT",
      details: [{ "@type": "type.googleapis.com/google.rpc.BadRequest", field_violations: [{ field, description }] }],
    },
  });
}

const WORDS: Readonly<Record<string, string>> = {
  OUTSIDE_ALLOWED_SENDING_WINDOW: "The message can't be sent because the customer care window has expired.",
  RECIPIENT_NOT_REACHABLE: "The recipient is not reachable on the channel.",
  RECIPIENT_NOT_OPTED_IN: "The recipient has not opted in.",
  MEDIA_NOT_REACHABLE: "The media could not be downloaded.",
  MEDIA_TYPE_UNSUPPORTED: "The media type is not supported by the channel.",
  BAD_REQUEST: "The channel refused the message.",
  INTERNAL_ERROR: "An internal error occurred.",
  RATE_LIMITED: "The channel is rate limiting the app.",
  TEMPLATE_NOT_FOUND: "The template was not found.",
  TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION: "The template does not exist in this language.",
  TEMPLATE_INSUFFICIENT_PARAMETERS: "The template was not given all its parameters.",
  MESSAGE_SPLIT_REQUIRED: "The message is too long for the channel.",
};

export function sinchWords(code: string): string {
  return WORDS[code] ?? "The message could not be delivered.";
}

/** The number WhatsApp itself gave, where it is known. */
export const CHANNEL_CODES: Readonly<Record<string, string>> = {
  OUTSIDE_ALLOWED_SENDING_WINDOW: "131047",
  RECIPIENT_NOT_REACHABLE: "131026",
  MEDIA_NOT_REACHABLE: "131052",
  TEMPLATE_NOT_FOUND: "132001",
  TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION: "132001",
  TEMPLATE_INSUFFICIENT_PARAMETERS: "132000",
};

const failure = (code: string) => ({ code, detail: sinchWords(code) });
export const SINCH_FAILURES = {
  windowClosed: failure("OUTSIDE_ALLOWED_SENDING_WINDOW"),
  notOnWhatsApp: failure("RECIPIENT_NOT_REACHABLE"),
  mediaUnreachable: failure("MEDIA_NOT_REACHABLE"),
  mediaUnsupported: failure("MEDIA_TYPE_UNSUPPORTED"),
  unknownTarget: failure("BAD_REQUEST"),
} as const;

/** A failure that comes with the delivery report. */
export function later(code: string): { readonly code: string; readonly detail: string } {
  return { code, detail: sinchWords(code) };
}

/** A field the API wants and did not get. */
export function missing(name: string): BodyError {
  return new BodyError(400, `${name} must be set`, `${name} must be set`);
}
