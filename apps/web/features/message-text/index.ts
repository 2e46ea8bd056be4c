export { type MessagePart, messageParts, webAddress } from "./message-parts.ts";
export { MessageText } from "./message-text.tsx";
