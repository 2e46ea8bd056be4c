import type { InteractionId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { tables } from "../../platform/tables.ts";

/** All files of one interaction become another's: their contacts turned out to be one person. */
export async function moveAttachments(
  em: Em,
  { from, into }: { readonly from: InteractionId; readonly into: InteractionId },
): Promise<void> {
  await tables(em).updateTable("attachment").set({ interactionId: into }).where("interactionId", "=", from).execute();
}
