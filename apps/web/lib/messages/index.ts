export { LocaleProvider, Messages } from "./locale.tsx";
export { type MessageId, type Text, useText } from "./text.ts";
