import type { AccountId, ContactId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { column, columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

export interface Sender {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
}

export interface OpenInteraction extends Sender {
  readonly interactionId: InteractionId;
  readonly isNew: boolean;
  /** Somebody owns it, or did until they are asked again (R8). */
  readonly hasOwner: boolean;
}

/**
 * The open interaction of each sender, opened where there is none (R1): the partial unique
 * index decides, so that no race makes a second one. Rows come back locked, in id order.
 */
export async function openOrJoin(em: Em, senders: readonly Sender[]): Promise<readonly OpenInteraction[]> {
  if (senders.length === 0) return [];
  const ids = senders.map(() => newId<InteractionId>());
  const opened = await insertMissing(em, { ids, ...asArrays(senders) });
  const isNew = new Set(opened.map(({ id }) => id));
  const open = await findOpen(em, senders);
  return open.map((it) => ({ ...it, isNew: isNew.has(it.interactionId) }));
}

/** The open interaction of each sender that has one, locked, in id order; opens none. */
export async function findOpen(em: Em, senders: readonly Sender[]): Promise<readonly Omit<OpenInteraction, "isNew">[]> {
  return senders.length === 0 ? [] : lockOpenOf(em, asArrays(senders));
}

/** Ids of what is open on an account, locked. */
export async function openOn(em: Em, accountId: AccountId): Promise<readonly InteractionId[]> {
  const rows = await tables(em)
    .selectFrom("interaction")
    .select("id")
    .where("accountId", "=", accountId)
    .where("phase", "<>", "closed")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

interface Senders {
  readonly accountIds: readonly AccountId[];
  readonly contactIds: readonly ContactId[];
}

function asArrays(senders: readonly Sender[]): Senders {
  return {
    accountIds: senders.map(({ accountId }) => accountId),
    contactIds: senders.map(({ contactId }) => contactId),
  };
}

const insertMissing = statement(
  columns("interaction", "id"),
  ({ ids, accountIds, contactIds }: Given<Senders & { ids: readonly InteractionId[] }>) =>
    sql`insert into interaction (id, account_id, contact_id, phase, plan_id, waiting_since)
        select sender.id, sender.account_id, sender.contact_id, 'routing', account.plan_id, now()
        from unnest(${ids}::uuid[], ${accountIds}::uuid[], ${contactIds}::uuid[]) as sender (id, account_id, contact_id)
        join account on account.id = sender.account_id
        on conflict (account_id, contact_id) where phase <> 'closed' do nothing
        returning id`,
);

const lockOpenOf = statement(
  {
    interactionId: column("interaction", "id"),
    ...columns("interaction", "accountId", "contactId"),
    hasOwner: value.boolean,
  },
  ({ accountIds, contactIds }: Given<Senders>) =>
    sql`select interaction.id as interaction_id, interaction.account_id, interaction.contact_id,
          interaction.assigned_agent_id is not null as has_owner
        from interaction
        join unnest(${accountIds}::uuid[], ${contactIds}::uuid[]) as sender (account_id, contact_id)
          on sender.account_id = interaction.account_id and sender.contact_id = interaction.contact_id
        where interaction.phase <> 'closed'
        order by interaction.id for update of interaction`,
);
