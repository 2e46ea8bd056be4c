import type { ProviderTemplate } from "@parley/providers";
import type { AccountId, TemplateId, TemplateState } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";

/** A template as its provider has it. */
export interface TemplateRow {
  readonly id: TemplateId;
  readonly accountId: AccountId;
  readonly providerTemplateId: string | null;
  readonly name: string;
  readonly language: string;
  readonly category: string | null;
  readonly state: TemplateState;
  readonly header: ProviderTemplate["header"];
  readonly body: string;
  readonly footer: string | null;
  readonly providerButtons: ProviderTemplate["buttons"];
  readonly isRecontact: boolean;
}

const COLUMNS = sql`id, account_id, provider_template_id, name, language, category, state, header, body, footer,
  buttons as provider_buttons, is_recontact`;

/** Templates by id; unknown ones are missing. */
export function findTemplates(em: Em, ids: readonly TemplateId[]): Promise<TemplateRow[]> {
  return query(em, sql`select ${COLUMNS} from template where id = any(${ids}::uuid[])`);
}

/** An account's templates by name and language; those that are gone only when asked for. */
export function listTemplates(
  em: Em,
  accountId: AccountId,
  state: TemplateState | null,
  most: number,
): Promise<TemplateRow[]> {
  const which = state === null ? sql`state <> 'deleted'` : sql`state = ${state}`;
  return query(
    em,
    sql`select ${COLUMNS} from template where account_id = ${accountId} and ${which} order by lower(name), language, id limit ${most}`,
  );
}

/** Stores what the provider has now; what it no longer has is marked deleted. Whether one is for recontact is judged when it is first seen. */
export async function storeTemplates(
  em: Em,
  accountId: AccountId,
  templates: readonly (ProviderTemplate & { readonly isRecontact: boolean })[],
): Promise<void> {
  const rows = JSON.stringify(templates.map((template) => ({ id: newId<TemplateId>(), ...template })));
  await query(
    em,
    sql`with present as (
          select distinct on (row->>'name', row->>'language') row from jsonb_array_elements(${rows}::jsonb) as row),
        stored as (
          insert into template (id, account_id, provider_template_id, name, language, category, state, header, body, footer, buttons, is_recontact)
          select (row->>'id')::uuid, ${accountId}, row->>'providerTemplateId', row->>'name', row->>'language', row->>'category',
            row->>'state', nullif(row->'header', 'null'), row->>'body', row->>'footer', row->'buttons', (row->>'isRecontact')::boolean
          from present
          on conflict (account_id, name, language) do update set provider_template_id = excluded.provider_template_id,
            category = excluded.category, state = excluded.state, header = excluded.header, body = excluded.body,
            footer = excluded.footer, buttons = excluded.buttons, synchronised_at = now()
          returning id)
        update template set state = 'deleted', synchronised_at = now()
        where account_id = ${accountId} and state <> 'deleted'
          and not exists (select 1 from present where row->>'name' = template.name and row->>'language' = template.language)`,
  );
}

/** Whether the template is the account's, approved and meant for recontact. */
export async function isRecontactTemplate(em: Em, accountId: AccountId, id: TemplateId): Promise<boolean> {
  const [found] = await query(
    em,
    sql`select 1 from template where id = ${id} and account_id = ${accountId} and state = 'approved' and is_recontact`,
  );
  return found !== undefined;
}
