import type { Refusal } from "./commands.ts";
import type { Change } from "./effects.ts";

export interface Refused {
  readonly refusal: Refusal;
}
/** What comes of a command: a change, or why it is not followed. */
export type Decision = Change | Refused;
