import type { InteractionClosed, NotYours, ServiceWindowClosed, TemplateId, UserId } from "@parley/schema";
import type { AccountScope } from "../../platform/graphql/context.ts";
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
    return {
      code: "INTERACTION_CLOSED",
      message: "This interaction is closed. The contact's next message opens a new one.",
      path: null,
    };
  }
  const { assignedAgentId } = interaction;
  if (assignedAgentId === writer.userId || writer.mayWriteInAny) return null;
  const message =
    assignedAgentId === null ? "Take this interaction before you write." : "This interaction belongs to somebody else.";
  return { code: "NOT_YOURS", message, path: null, assignedAgentId };
}

/** Only a template may be sent now (R12). */
export function windowClosed(closedAt: Date | null, templateId: TemplateId | null): WindowRefusal {
  const message = "The 24-hour window is closed: send a template.";
  return { code: "SERVICE_WINDOW_CLOSED", message, path: null, closedAt, templateId };
}
