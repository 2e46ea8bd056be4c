import type { ChatContent } from "../control-types.ts";

/** What a send call asks for, as the phone shows it. */
export interface ReadMessage {
  readonly content: ChatContent | null;
  readonly reaction?: { readonly target: string; readonly emoji: string };
  readonly link: string | null;
  readonly freeform: boolean;
  readonly replyTo: string | null;
}
