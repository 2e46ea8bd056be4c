/** Presence: who is there, on whichever node. */
export { endPresenceOf } from "./persistence/leases.ts";
export { type Presence, type PresenceDeps, startPresence } from "./presence.ts";
