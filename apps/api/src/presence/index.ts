/** Presence: who is there, on whichever node. */
export { type Presence, type PresenceDeps, startPresence } from "./presence.ts";
