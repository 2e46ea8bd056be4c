import type { AccountId, ContactId, InteractionId, UserId } from "@parley/schema";
import type { AccountRow } from "../../accounts/index.ts";
import type { Em } from "../../platform/database.ts";
import { tables } from "../../platform/tables.ts";

export type StartingAccount = Pick<AccountRow, "id" | "contactListId">;

/** The account, unless it was deleted. */
export async function findStartingAccount(em: Em, id: AccountId): Promise<StartingAccount | null> {
  const account = await tables(em)
    .selectFrom("account")
    .select(["id", "contactListId"])
    .where("id", "=", id)
    .where("deletedAt", "is", null)
    .executeTakeFirst();
  return account ?? null;
}

/** The message that a call writes, by which a call that is repeated is known. */
export interface StartingMessage {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
  readonly clientMessageId: string;
  readonly authorId: UserId;
}

/** The interaction that the same call started already, though it may be closed by now. */
export async function startedBefore(
  em: Em,
  { accountId, contactId, clientMessageId, authorId }: StartingMessage,
): Promise<InteractionId | null> {
  const started = await tables(em)
    .selectFrom("interaction")
    .innerJoin("message", "message.interactionId", "interaction.id")
    .select("interaction.id")
    .where("interaction.accountId", "=", accountId)
    .where("interaction.contactId", "=", contactId)
    .where("message.clientMessageId", "=", clientMessageId)
    .where("message.authorId", "=", authorId)
    .orderBy("message.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return started?.id ?? null;
}
