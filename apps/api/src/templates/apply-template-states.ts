import type { InboundEvent } from "@parley/providers";
import type { AccountId } from "@parley/schema";
import type { Em } from "../platform/database.ts";
import type { Fact } from "../platform/event-log/fact.ts";
import { storeStates } from "./persistence/templates.ts";

/** A provider's report on one template of an account. */
export interface TemplateReport {
  readonly accountId: AccountId;
  readonly event: Extract<InboundEvent, { readonly kind: "template" }>;
}

/** Takes over the states that providers report of their templates, the newest of each; templates not synchronised yet are left alone. */
export async function applyTemplateStates(em: Em, reports: readonly TemplateReport[]): Promise<Fact[]> {
  if (reports.length === 0) return [];
  const accountIds = await storeStates(
    em,
    reports.map(({ accountId, event: { name, language, state } }) => ({ accountId, name, language, state })),
  );
  return [...accountIds].map((accountId) => ({ kind: "account_changed", accountId }));
}
