/** What an agent wants to send, checked against what the account can send. Pure. */

import type { Capabilities, MediaType } from "@parley/providers";
import {
  ADDRESS_LENGTH_MAX,
  CLIENT_MESSAGE_ID_LENGTH,
  type FieldError,
  type Location,
  MESSAGE_TEXT_LENGTH,
  type MessageType,
  NAME_LENGTH,
  type Reason,
  type SendMessageInput,
  TEMPLATE_PARAMETERS,
  type TemplateState,
} from "@parley/schema";
import { because, wrongField } from "../../platform/reasons.ts";

import { type FieldCheck, problemWithLength, wrongFields } from "../../platform/validation.ts";
import type { StoredContent } from "../persistence/message-content.ts";
import { kindOfFile } from "./media-kind.ts";

/** What the input's ids stand for; null where there is nothing the sender may use. */
export interface Referents {
  readonly file: {
    readonly mimeType: string | null;
    readonly sizeBytes: number | null;
    /** A picture that moves; false when nothing is told. */
    readonly isMoving?: boolean;
  } | null;
  readonly template: ReferredTemplate | null;
  readonly quoted: { readonly canBeQuoted: boolean } | null;
}

/** A template as far as it is judged here. */
export interface ReferredTemplate {
  readonly state: TemplateState;
  /** `text`, a kind of file, `location`, or null without header. */
  readonly headerType: string | null;
  /** The kind of file that must be given to stand at its head; null when none is. */
  readonly headerFile: "image" | "video" | "document" | null;
  readonly variableCount: number;
  /** The text the contact reads. */
  readonly fill: (values: readonly string[]) => string;
}

/** A message fit to be stored. */
export interface Composed {
  readonly type: MessageType;
  readonly text: string | null;
  readonly content: StoredContent | null;
}

export type Composing = Composed | { readonly wrong: readonly FieldError[] };
type Input = Omit<SendMessageInput, "interactionId">;

/** The message, or every field that is wrong. */
export function compose(input: Input, referents: Referents, capabilities: Capabilities): Composing {
  const text = input.text?.trim() === "" ? null : (input.text ?? null);
  // A file may carry a text, and a template may carry a file.
  const file = input.templateId ? null : input.attachmentId;
  const parts = [file ? null : text, file, input.location, input.templateId];
  const isOnePart = parts.filter((part) => part !== null && part !== undefined && part !== "").length === 1;
  if (!isOnePart) {
    return { wrong: [wrongField("text", because("NOT_ONE_THING"))] };
  }
  const stray = input.templateId
    ? null
    : (input.templateParameters?.length ?? 0) > 0
      ? because("TEMPLATE_FIELD_STRAY")
      : null;
  const general: FieldCheck[] = [
    ["clientMessageId", problemWithClientId(input.clientMessageId)],
    ["templateParameters", stray],
    ["replyToId", input.replyToId ? problemWithQuote(referents.quoted, capabilities) : null],
  ];
  const part = composePart(input, text, referents, capabilities);
  const wrong = [...wrongFields(general), ...("wrong" in part ? part.wrong : [])];
  return wrong.length > 0 ? { wrong } : part;
}

function composePart(input: Input, text: string | null, referents: Referents, capabilities: Capabilities): Composing {
  if (input.templateId) return composeTemplate(input, referents, capabilities);
  if (input.attachmentId) return composeFile(text, referents.file, capabilities);
  if (input.location) return composeLocation(input.location, capabilities);
  return checked({ type: "text", text, content: null }, [["text", tooLong(text, capabilities.textLimit)]]);
}

const FILE_GONE = because("FILE_NOT_HERE");

function composeFile(text: string | null, file: Referents["file"], capabilities: Capabilities): Composing {
  if (file === null || file.mimeType === null || file.sizeBytes === null) {
    return { wrong: [wrongField("attachmentId", FILE_GONE)] };
  }
  const { mimeType, sizeBytes, isMoving = false } = file;
  const verdict = kindOfFile({ mimeType, sizeBytes, isMoving }, capabilities);
  if ("problem" in verdict) return { wrong: [wrongField("attachmentId", verdict.problem)] };
  return checked({ type: verdict.kind, text, content: null }, [
    ["text", problemWithCaption(text, verdict.kind, capabilities)],
  ]);
}

function composeLocation(given: NonNullable<Input["location"]>, capabilities: Capabilities): Composing {
  const location: Location = {
    latitude: given.latitude,
    longitude: given.longitude,
    name: given.name?.trim() || null,
    address: given.address?.trim() || null,
  };
  const within = (value: number, max: number) => Number.isFinite(value) && Math.abs(value) <= max;
  return checked({ type: "location", text: null, content: { location } }, [
    ["location", capabilities.location ? null : because("PLACE_REFUSED")],
    ["location.latitude", within(location.latitude, 90) ? null : because("LATITUDE_WRONG")],
    ["location.longitude", within(location.longitude, 180) ? null : because("LONGITUDE_WRONG")],
    ["location.name", tooLong(location.name, NAME_LENGTH.max)],
    ["location.address", tooLong(location.address, ADDRESS_LENGTH_MAX)],
  ]);
}

function composeTemplate(input: Input, { template, file }: Referents, capabilities: Capabilities): Composing {
  if (!capabilities.templates || template?.state !== "approved") {
    return { wrong: [wrongField("templateId", because("TEMPLATE_NOT_APPROVED"))] };
  }
  if (template.headerType === "location") {
    return {
      wrong: [wrongField("templateId", because("TEMPLATE_WITH_PLACE"))],
    };
  }
  const values = input.templateParameters ?? [];
  const needed = template.variableCount;
  if (values.length !== needed) {
    return { wrong: [wrongField("templateParameters", because("TEMPLATE_VARIABLES_WRONG", { count: needed }))] };
  }
  const content = values.length === 0 ? null : { templateParameters: values };
  return checked({ type: "template", text: template.fill(values), content }, [
    ["attachmentId", problemWithHeaderFile(input.attachmentId ?? null, file, template.headerFile, capabilities)],
    ...values.map((value, index): FieldCheck => {
      if (value.trim() === "") return [`templateParameters.${index}`, because("VALUE_MISSING")];
      return [`templateParameters.${index}`, tooLong(value, TEMPLATE_PARAMETERS.maxLength)];
    }),
  ]);
}

const HEADER_FILES = {
  image: because("TEMPLATE_NEEDS_IMAGE"),
  video: because("TEMPLATE_NEEDS_VIDEO"),
  document: because("TEMPLATE_NEEDS_DOCUMENT"),
} as const;

function problemWithHeaderFile(
  attachmentId: string | null,
  file: Referents["file"],
  kind: ReferredTemplate["headerFile"],
  capabilities: Capabilities,
): Reason | null {
  if (kind === null) return attachmentId === null ? null : because("TEMPLATE_TAKES_NO_FILE");
  if (attachmentId === null) return HEADER_FILES[kind];
  if (file === null || file.mimeType === null || file.sizeBytes === null) return FILE_GONE;
  const verdict = kindOfFile({ mimeType: file.mimeType, sizeBytes: file.sizeBytes }, capabilities);
  if ("problem" in verdict) return verdict.problem;
  return verdict.kind === kind ? null : HEADER_FILES[kind];
}

function checked(composed: Composed, checks: readonly FieldCheck[]): Composing {
  const wrong = wrongFields(checks);
  return wrong.length > 0 ? { wrong } : composed;
}

/** A sender's own id of a message. */
export function problemWithClientId(id: string): Reason | null {
  if (id.length < CLIENT_MESSAGE_ID_LENGTH.min) return because("CLIENT_MESSAGE_ID_MISSING");
  return tooLong(id, CLIENT_MESSAGE_ID_LENGTH.max);
}

function problemWithQuote(quoted: Referents["quoted"], capabilities: Capabilities): Reason | null {
  if (!capabilities.replyContext) return because("REPLY_REFUSED");
  return quoted?.canBeQuoted === true ? null : because("REPLY_TARGET_WRONG");
}

function problemWithCaption(
  text: string | null,
  kind: MediaType,
  { captions, captionLimit }: Capabilities,
): Reason | null {
  if (text === null) return null;
  if (!captions.includes(kind)) return because("CAPTION_REFUSED");
  return tooLong(text, captionLimit);
}

function tooLong(text: string | null, limit: number): Reason | null {
  return problemWithLength(text, Math.min(limit, MESSAGE_TEXT_LENGTH.max));
}
