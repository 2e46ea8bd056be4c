/** A message in a few words, for rows, quotes and announcements. Pure. */
import type { MessageDirection, MessageType } from "#gql/types";
import type { Text } from "../../../lib/messages/index.ts";
import { beginningOf } from "../../message-text/index.ts";

export interface Words {
  readonly type?: MessageType | null;
  readonly direction?: MessageDirection | null;
  readonly text?: string | null;
}

/** More than fits into any row or quote. */
const FEW = 300;

/** Its text on one line, or what kind of thing it is when it has none. */
export function inFewWords({ type, text: words }: Words, text: Text): string {
  const line = beginningOf(words?.trimStart() ?? "", FEW)
    .replace(/\s+/gu, " ")
    .trim();
  if (line !== "") return line;
  return type ? text(`desk.kind.${type}`) : text("desk.quote.missing");
}
