import type { InteractionClosed, NotFound, NotYours, ServiceWindowClosed, ValidationFailed } from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Writer } from "../application/refusals.ts";
import type { Written } from "../application/send-message.ts";
import type { MessageRow } from "../persistence/message-row.ts";
import type { WritingContext } from "./context.ts";

export type Presented =
  | { readonly message: MessageRow }
  | NotFound
  | NotYours
  | InteractionClosed
  | ServiceWindowClosed
  | ValidationFailed;

/** The viewer as somebody who writes. */
export async function writerOf({ viewer, scope }: WritingContext): Promise<Writer> {
  return { userId: viewer.userId, scope: await scope(), mayWriteInAny: may(viewer, "interactions.intervene") };
}

/** The answer with the people and templates that it names by id. */
export async function presented(written: Written, { load }: WritingContext): Promise<Presented> {
  if (!("code" in written)) return written;
  if (written.code === "NOT_YOURS") {
    const { assignedAgentId, ...refusal } = written;
    return { ...refusal, assignedAgent: assignedAgentId === null ? null : await load.user(assignedAgentId) };
  }
  if (written.code === "SERVICE_WINDOW_CLOSED") {
    const { templateId, ...refusal } = written;
    return { ...refusal, template: templateId === null ? null : await load.templateIfAny(templateId) };
  }
  return written;
}
