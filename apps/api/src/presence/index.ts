/** Presence: who is there, on whichever node. */
export { DISCONNECTED_AFTER_SECONDS, type Presence, type PresenceDeps, startPresence } from "./presence.ts";
