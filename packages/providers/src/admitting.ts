/** What can be refused before any call is made, the same for every provider: its own capabilities decide. */
import { failureOf } from "./calling.ts";
import { type Failure } from "./failure.ts";
import { type MediaType } from "./inbound.ts";
import { type OutboundMessage } from "./outbound.ts";
import { type Capabilities } from "./port.ts";

/** Why a message cannot be sent through a provider with these capabilities; null when nothing speaks against it. */
export function inputProblem(message: OutboundMessage, capabilities: Capabilities): Failure | null {
  const { to, content } = message;
  if (to.phone === null && to.businessScopedId === null) {
    return failureOf("recipient", null, "The contact has neither a number nor a WhatsApp id");
  }
  switch (content.type) {
    case "text":
      if (content.text.trim() === "") return input("The text is empty");
      return tooLong("text", content.text, capabilities.textLimit);
    case "location":
      return capabilities.location ? null : input("This provider sends no locations");
    case "reaction":
      return capabilities.reactions ? null : input("This provider sends no reactions");
    case "template":
      return capabilities.templates ? null : input("This provider sends no templates");
    default:
      return fileProblem(content.type, content.media, capabilities) ?? captionProblem(content, capabilities);
  }
}

function fileProblem(
  type: MediaType,
  media: { readonly mimeType: string; readonly sizeBytes: number },
  { mediaLimits, mediaMimeTypes }: Capabilities,
): Failure | null {
  const limit = mediaLimits[type];
  if (limit === undefined) return input(`This provider sends no ${type}`);
  if (media.sizeBytes > limit) return input(`The file is larger than ${Math.floor(limit / 1024)} KiB`);
  const bare = media.mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  const allowed = mediaMimeTypes[type] ?? [];
  return allowed.includes("*/*") || allowed.includes(bare) ? null : input(`A file of type ${bare} is no ${type} here`);
}

function captionProblem(
  content: { readonly type: MediaType; readonly caption: string | null },
  { captions, captionLimit }: Capabilities,
): Failure | null {
  if (content.caption === null || content.caption === "") return null;
  if (!captions.includes(content.type)) return input(`This provider sends no caption with ${content.type}`);
  return tooLong("caption", content.caption, captionLimit);
}

/** Counted in UTF-16 units, as the vendors do. */
function tooLong(what: string, text: string, limit: number): Failure | null {
  return text.length > limit ? input(`The ${what} is longer than ${limit} characters`) : null;
}

function input(detail: string): Failure {
  return failureOf("input", null, detail);
}
