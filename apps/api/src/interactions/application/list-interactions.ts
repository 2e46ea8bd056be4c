import type { InteractionId, InteractionsArgs } from "@parley/schema";
import { isAccountInScope } from "../../identity/index.ts";
import type { Database } from "../../platform/database.ts";
import { problemWithFilter } from "../../platform/filter-size.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { isId } from "../../platform/ids.ts";
import { type Page, pageSize } from "../../platform/pagination.ts";
import { inWords } from "../../platform/reasons.ts";
import { findInteractions, type InteractionRow } from "../persistence/interaction-queries.ts";
import { type ListedInteraction, readPage, type ShownBeside } from "../persistence/search/read-page.ts";

/** A page of the interactions a viewer may see (R13). */
export async function listInteractions(
  database: Database,
  scope: AccountScope,
  { where, orderBy, first, after }: InteractionsArgs,
  shown: ShownBeside,
): Promise<Page<ListedInteraction>> {
  const size = pageSize(first);
  const problem = where ? problemWithFilter(where) : null;
  if (problem !== null) throw clientError(problem.code, inWords(problem.reason), { reason: problem.reason });
  const page = await readPage(database, scope, { where: where ?? null, orderBy, size, after: after || null }, shown);
  if (page === null) throw clientError("BAD_USER_INPUT", "This cursor is not one of this list in this order.");
  return page;
}

/** One interaction; null when there is none with this id or the viewer may not see it. */
export async function findInteraction(
  database: Database,
  scope: AccountScope,
  id: InteractionId,
): Promise<InteractionRow | null> {
  const [row] = isId(id) ? await findInteractions(database.fork(), [id]) : [];
  return row !== undefined && isAccountInScope(row.accountId, scope) ? row : null;
}
