/** A message of ours as the form Twilio's Messages resource takes. */
import { failureOf } from "../calling.ts";
import type { Failure } from "../failure.ts";
import type { OutboundContent, OutboundMessage, TemplateParameter } from "../outbound.ts";
import { withReference } from "./inbound.ts";

/** The form of a message, or why it cannot be one. The message has passed the capabilities' checks. */
export function messageForm(
  message: OutboundMessage,
): { readonly form: URLSearchParams } | { readonly failure: Failure } {
  if (message.from === null) {
    return { failure: failureOf("configuration", null, "The account has no phone number to send from") };
  }
  const content = contentParameters(message.content);
  if (content.failure !== undefined) return { failure: content.failure };
  const recipient = message.to.phone === null ? message.to.businessScopedId : `+${message.to.phone}`;
  return {
    form: new URLSearchParams({
      From: `whatsapp:+${message.from}`,
      To: `whatsapp:${recipient}`,
      StatusCallback: withReference(message.statusUrl, message.reference),
      ...content.parameters,
    }),
  };
}

type ContentParameters =
  | { readonly parameters: Readonly<Record<string, string>>; readonly failure?: never }
  | { readonly failure: Failure };

function contentParameters(content: OutboundContent): ContentParameters {
  switch (content.type) {
    case "text":
      return { parameters: { Body: content.text } };
    case "location": {
      const place = `${content.latitude},${content.longitude}`;
      const label = content.address ?? content.name;
      return {
        parameters: {
          Body: content.name ?? content.address ?? place,
          PersistentAction: `geo:${place}${label === null ? "" : `|${label}`}`,
        },
      };
    }
    case "template":
      if (content.providerTemplateId === null) {
        const detail = "The template has no content SID at Twilio: load the templates anew";
        return { failure: failureOf("template_state", null, detail) };
      }
      return {
        parameters: {
          ContentSid: content.providerTemplateId,
          ...(content.parameters.length > 0 && { ContentVariables: JSON.stringify(variablesOf(content.parameters)) }),
        },
      };
    case "reaction":
      return { failure: failureOf("input", null, "Twilio sends no reactions") };
    default:
      return { parameters: { MediaUrl: content.media.link, ...(content.caption && { Body: content.caption }) } };
  }
}

/**
 * Twilio numbers the placeholders of a template through all its parts, so one number stands for one
 * variable. The body's keep theirs; a header's or button's that would clash takes the next free number.
 */
function variablesOf(parameters: readonly TemplateParameter[]): Readonly<Record<string, string>> {
  const variables = new Map<string, string>();
  const order = { body: 0, header: 1, button: 2 } as const;
  const sorted = [...parameters].sort((a, b) => order[a.component] - order[b.component] || a.position - b.position);
  for (const { component, position, name, value } of sorted) {
    let key = name ?? String(component === "button" ? variables.size + 1 : position);
    if (name === null) for (let next = 1; variables.has(key); next += 1) key = String(next);
    variables.set(
      key,
      value.type === "text" ? value.text : value.type === "payload" ? value.payload : value.media.link,
    );
  }
  return Object.fromEntries(variables);
}
