import type { OutboundMessage } from "../outbound.ts";

/** A plain message to anybody, for the rules that hold whatever is said. */
export function plainText(text: string): OutboundMessage {
  return {
    to: { phone: "393331230001", businessScopedId: null },
    from: "390212345678",
    reference: "0198c0de-0000-7000-8000-00000000abcd",
    statusUrl: "https://desk.example.com/receive/lake/6f1c0a9be2d74413",
    replyTo: null,
    content: { type: "text", text },
  };
}
