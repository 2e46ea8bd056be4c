import type { InboundEvent } from "@parley/providers";
import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../platform/database.ts";
import type { Fact } from "../platform/event-log/fact.ts";

/** A provider's news about one template of an account. */
export interface TemplateNews {
  readonly accountId: AccountId;
  readonly event: Extract<InboundEvent, { readonly kind: "template" }>;
}

/** Takes over what providers tell of their templates, the last word of each; templates not synchronised yet are left alone. */
export async function applyTemplateStates(em: Em, news: readonly TemplateNews[]): Promise<Fact[]> {
  if (news.length === 0) return [];
  const rows = JSON.stringify(
    news.map(({ accountId, event: { name, language, state } }, place) => ({ accountId, name, language, state, place })),
  );
  const changed = await query<{ accountId: AccountId }>(
    em,
    sql`with told as (
          select distinct on (row->>'accountId', row->>'name', row->>'language') row
          from jsonb_array_elements(${rows}::jsonb) as row
          order by row->>'accountId', row->>'name', row->>'language', (row->>'place')::int desc)
        update template set state = row->>'state' from told
        where account_id = (row->>'accountId')::uuid and name = row->>'name' and language = row->>'language'
          and state <> row->>'state' returning account_id`,
  );
  const accountIds = new Set(changed.map(({ accountId }) => accountId));
  return [...accountIds].map((accountId) => ({ kind: "account_changed", accountId }));
}
