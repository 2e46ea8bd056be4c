import type { ProviderTemplate } from "@parley/providers";
import type { AccountId, TemplateId, TemplateState } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId, newId } from "../../platform/ids.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { TemplateRow as StoredTemplate } from "./template.entity.ts";

/** A template as its provider has it. */
export type TemplateRow = Omit<StoredTemplate, "buttons" | "synchronisedAt"> & {
  readonly providerButtons: StoredTemplate["buttons"];
};

const selectTemplates = (em: Em) =>
  tables(em)
    .selectFrom("template")
    .select([
      "id",
      "accountId",
      "providerTemplateId",
      "name",
      "language",
      "category",
      "state",
      "header",
      "body",
      "footer",
      "buttons as providerButtons",
      "isRecontact",
    ]);

/** Templates by id; unknown ones are missing. */
export function findTemplates(em: Em, ids: readonly TemplateId[]): Promise<TemplateRow[]> {
  return selectTemplates(em).where("id", "=", anyOf(ids)).execute();
}

/** An account's templates by name and language; those that are gone only when asked for. */
export function listTemplates(
  em: Em,
  accountId: AccountId,
  state: TemplateState | null,
  max: number,
): Promise<TemplateRow[]> {
  return selectTemplates(em)
    .where("accountId", "=", accountId)
    .where((template) => (state === null ? template("state", "<>", "deleted") : template("state", "=", state)))
    .orderBy(({ fn }) => fn("lower", ["name"]))
    .orderBy("language")
    .orderBy("id")
    .limit(max)
    .execute();
}

/** Stores what the provider has now; what it no longer has is marked deleted. Whether one is for recontact is judged when it is first seen. */
export async function storeTemplates(
  em: Em,
  accountId: AccountId,
  templates: readonly (ProviderTemplate & { readonly isRecontact: boolean })[],
): Promise<void> {
  const rows = JSON.stringify(templates.map((template) => ({ id: newId<TemplateId>(), ...template })));
  await replaceTemplates(em, { accountId, rows });
}

const replaceTemplates = statement(
  {},
  ({ accountId, rows }: Given<{ accountId: AccountId; rows: string }>) =>
    sql`with present as (
          select distinct on (row->>'name', row->>'language') row from jsonb_array_elements(${rows}::jsonb) as row),
        stored as (
          insert into template (id, account_id, provider_template_id, name, language, category, state, header, body, footer, buttons, is_recontact)
          select (row->>'id')::uuid, ${accountId}::uuid, row->>'providerTemplateId', row->>'name', row->>'language', row->>'category',
            row->>'state', nullif(row->'header', 'null'), row->>'body', row->>'footer', row->'buttons', (row->>'isRecontact')::boolean
          from present
          on conflict (account_id, name, language) do update set provider_template_id = excluded.provider_template_id,
            category = excluded.category, state = excluded.state, header = excluded.header, body = excluded.body,
            footer = excluded.footer, buttons = excluded.buttons, synchronised_at = now()
          returning id)
        update template set state = 'deleted', synchronised_at = now()
        where account_id = ${accountId}::uuid and state <> 'deleted'
          and not exists (select 1 from present where row->>'name' = template.name and row->>'language' = template.language)`,
);

/** What a provider says of the state of one template. */
export interface ReportedState {
  readonly accountId: AccountId;
  readonly name: string;
  readonly language: string;
  readonly state: TemplateState;
}

/** Stores the newest reported state of each template; the accounts on which one changed. Unknown templates are passed over. */
export async function storeStates(em: Em, reported: readonly ReportedState[]): Promise<ReadonlySet<AccountId>> {
  const rows = JSON.stringify(reported.map((report, index) => ({ ...report, index })));
  const changed = await updateStates(em, { rows });
  return new Set(changed.map(({ accountId }) => accountId));
}

const updateStates = statement(
  columns("template", "accountId"),
  ({ rows }: Given<{ rows: string }>) =>
    sql`with newest as (
          select distinct on (row->>'accountId', row->>'name', row->>'language') row
          from jsonb_array_elements(${rows}::jsonb) as row
          order by row->>'accountId', row->>'name', row->>'language', (row->>'index')::int desc)
        update template set state = row->>'state' from newest
        where account_id = (row->>'accountId')::uuid and name = row->>'name' and language = row->>'language'
          and state <> row->>'state' returning account_id`,
);

/** Whether the template is the account's, approved and meant for recontact. */
export async function isRecontactTemplate(em: Em, accountId: AccountId, id: TemplateId): Promise<boolean> {
  const found = await tables(em)
    .selectFrom("template")
    .select("id")
    .where("id", "=", id)
    .where("accountId", "=", accountId)
    .where("state", "=", "approved")
    .where("isRecontact", "=", true)
    .executeTakeFirst();
  return found !== undefined;
}

/** What sending a template is decided upon. */
export type SendableTemplate = Pick<StoredTemplate, "id" | "state" | "header" | "body" | "buttons">;

/** A template of the account, or null. */
export async function findSendableTemplate(
  em: Em,
  id: TemplateId,
  accountId: AccountId,
): Promise<SendableTemplate | null> {
  if (!isId(id)) return null;
  const template = await tables(em)
    .selectFrom("template")
    .select(["id", "state", "header", "body", "buttons"])
    .where("id", "=", id)
    .where("accountId", "=", accountId)
    .executeTakeFirst();
  return template ?? null;
}

/** The template that may be sent when the window is closed: the chosen one, else the first that is meant for it (R12). */
export async function findRecontactTemplateId(em: Em, accountId: AccountId): Promise<TemplateId | null> {
  const [template] = await selectRecontact(em, { accountId });
  return template?.id ?? null;
}

const selectRecontact = statement(
  columns("template", "id"),
  ({ accountId }: Given<{ accountId: AccountId }>) =>
    sql`select template.id from template join account on account.id = template.account_id
        where template.account_id = ${accountId} and template.state = 'approved'
          and (template.id = account.recontact_template_id or template.is_recontact)
        order by template.id = account.recontact_template_id desc nulls last, template.name, template.language limit 1`,
);
