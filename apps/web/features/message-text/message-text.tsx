import { createElement, Fragment, type ReactNode } from "react";
import { beginningOf } from "./beginning.ts";
import { Folded } from "./folded.tsx";
import { type MessagePart, messageParts } from "./message-parts.ts";
import styles from "./message-text.module.css";

/** Longer texts are folded to these many characters and lines: more than a screen's height of them. */
const FOLDED = { characters: 1_500, lines: 25 } as const;

/** A message's text as people typed it: line breaks kept, links live, marks shown, direction of each paragraph its own. */
export function MessageText({ text }: { readonly text: string }) {
  const beginning = foldedText(text);
  return (
    <Folded isLong={beginning !== text}>
      {(isWhole) => (
        <span className={styles.text} dir="auto">
          {rendered(messageParts(isWhole ? text : beginning))}
          {isWhole ? null : "…"}
        </span>
      )}
    </Folded>
  );
}

/** The text itself when it is not long. A little more than the limit is not worth folding. */
function foldedText(text: string): string {
  const beginning = text.length > FOLDED.characters * 1.3 ? beginningOf(text, FOLDED.characters) : text;
  let end = -1;
  for (let lines = 0; lines < FOLDED.lines; lines += 1) {
    end = beginning.indexOf("\n", end + 1);
    if (end < 0) return beginning;
  }
  return beginning.slice(0, end);
}

function rendered(parts: readonly MessagePart[]): ReactNode {
  // Parts never move within a text, so they need no keys: children by place, as if they stood in the markup.
  return createElement(Fragment, null, ...parts.map(drawn));
}

/** No component for each: a text may have hundreds of parts. */
function drawn(part: MessagePart): ReactNode {
  switch (part.type) {
    case "text":
      return part.text;
    case "link":
      return (
        <a className={styles.link} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      );
    case "marked":
      return marked(part);
  }
}

function marked(part: Extract<MessagePart, { type: "marked" }>): ReactNode {
  const inner = rendered(part.parts);
  switch (part.mark) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "struck":
      return <s>{inner}</s>;
    case "code":
      return <code className={styles.code}>{inner}</code>;
  }
}
