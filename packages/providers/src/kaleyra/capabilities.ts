/** What a Kaleyra number may send: Meta's objects, passed on. */
import { META_CAPABILITIES } from "../meta/capabilities.ts";
import type { Capabilities } from "../port.ts";

/**
 * Those of the second generation; the first refuses reactions, locations, read marks and typing with words of its own.
 * Assumption [A]: reactions and typing are passed on like everything else of Meta's, though no page of
 * Kaleyra's shows them. Turn them off here if a live account refuses them.
 */
export const KALEYRA_CAPABILITIES: Capabilities = { ...META_CAPABILITIES, reactions: true, typing: true };
