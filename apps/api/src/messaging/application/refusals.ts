import type { InteractionClosed, NotYours, ServiceWindowClosed, TemplateId, UserId } from "@parley/schema";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { because } from "../../platform/reasons.ts";
import { refused } from "../../platform/refusals.ts";
import type { WritableInteraction } from "../persistence/writing.ts";

/** Who writes. */
export interface Writer {
  readonly userId: UserId;
  readonly scope: AccountScope;
  /** Supervisors and administrators write in any interaction they see; agents in their own (R13). */
  readonly mayWriteInAny: boolean;
}

export type NotYoursRefusal = NotYours & { readonly assignedAgentId: UserId | null };
export type WindowRefusal = ServiceWindowClosed & { readonly templateId: TemplateId | null };

/** Why nobody, or not this person, may write to the contact; null when they may. */
export function refusedWriting(
  interaction: WritableInteraction,
  writer: Writer,
): InteractionClosed | NotYoursRefusal | null {
  if (interaction.phase === "closed") {
    return refused("INTERACTION_CLOSED", because("INTERACTION_CLOSED"));
  }
  const { assignedAgentId } = interaction;
  if (assignedAgentId === writer.userId || writer.mayWriteInAny) return null;
  const reason = assignedAgentId === null ? because("NOT_YOURS_BUT_NOBODYS") : because("NOT_YOURS_TO_WRITE");
  return { ...refused("NOT_YOURS", reason), assignedAgentId };
}

/** Only a template may be sent now (R12). */
export function windowClosed(closedAt: Date | null, templateId: TemplateId | null): WindowRefusal {
  return { ...refused("SERVICE_WINDOW_CLOSED", because("SERVICE_WINDOW_CLOSED")), closedAt, templateId };
}
