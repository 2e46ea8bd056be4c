import type { NotYours, ServiceWindowClosed } from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { NotYoursRefusal, WindowRefusal, Writer } from "../application/refusals.ts";
import type { WritingContext } from "./context.ts";

/** The viewer as somebody who writes. */
export async function writerOf({ viewer, scope }: WritingContext): Promise<Writer> {
  return { userId: viewer.userId, scope: await scope(), mayWriteInAny: may(viewer, "interactions.intervene") };
}

/** The answer with the people and templates that it names by id; what names none goes on as it is. */
export async function presented<Plain extends object>(
  written: Plain | NotYoursRefusal | WindowRefusal,
  { load }: WritingContext,
): Promise<Plain | NotYours | ServiceWindowClosed> {
  if (isNotYours(written)) {
    const { assignedAgentId, ...refusal } = written;
    return { ...refusal, assignedAgent: assignedAgentId === null ? null : await load.user(assignedAgentId) };
  }
  if (isWindowClosed(written)) {
    const { templateId, ...refusal } = written;
    return { ...refusal, template: templateId === null ? null : await load.templateIfAny(templateId) };
  }
  return written;
}

const isNotYours = (written: object): written is NotYoursRefusal => "code" in written && written.code === "NOT_YOURS";

const isWindowClosed = (written: object): written is WindowRefusal =>
  "code" in written && written.code === "SERVICE_WINDOW_CLOSED";
