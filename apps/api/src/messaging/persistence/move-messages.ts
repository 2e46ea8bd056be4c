import type { InteractionId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { tables } from "../../platform/tables.ts";

/** All messages of one interaction become another's: their contacts turned out to be one person. */
export async function moveMessages(
  em: Em,
  { from, into }: { readonly from: InteractionId; readonly into: InteractionId },
): Promise<void> {
  await tables(em).updateTable("message").set({ interactionId: into }).where("interactionId", "=", from).execute();
}
