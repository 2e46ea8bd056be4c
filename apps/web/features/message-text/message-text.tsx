import { createElement, Fragment, type ReactNode } from "react";
import { type MessagePart, messageParts } from "./message-parts.ts";
import styles from "./message-text.module.css";

/** A message's text as people typed it: line breaks kept, links live, marks shown, direction of each paragraph its own. */
export function MessageText({ text }: { readonly text: string }) {
  return (
    <span className={styles.text} dir="auto">
      {rendered(messageParts(text))}
    </span>
  );
}

function rendered(parts: readonly MessagePart[]): ReactNode {
  // Parts never move within a text, so they need no keys: children by place, as if they stood in the markup.
  return createElement(Fragment, null, ...parts.map((part) => createElement(Part, { part })));
}

function Part({ part }: { readonly part: MessagePart }) {
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
      return <Marked part={part} />;
  }
}

function Marked({ part }: { readonly part: Extract<MessagePart, { type: "marked" }> }) {
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
