import type { Text } from "../../lib/messages/index.ts";
import type { ChatMessage } from "./control/shapes.ts";

/** A message in one line, as the list of chats and a quote show it. */
export function contentInWords(message: ChatMessage, text: Text): string {
  if (message.revoked) return text("simulator.deleted");
  const { content } = message;
  switch (content.type) {
    case "text":
    case "reply":
    case "notice":
      return content.text;
    case "structured":
      return content.body;
    case "location":
      return content.name ?? text("simulator.kind.location");
    case "contacts":
      return content.contacts[0]?.name ?? text("simulator.kind.contacts");
    default:
      return (
        content.caption ??
        (content.type === "document" ? content.media.fileName : null) ??
        text(`simulator.kind.${content.type}`)
      );
  }
}
