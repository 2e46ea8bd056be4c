export { beginningOf } from "./beginning.ts";
export { Folded } from "./folded.tsx";
export { MessageText } from "./message-text.tsx";
export { webAddress } from "./web-address.ts";
