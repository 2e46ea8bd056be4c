/** Drafts: words begun and not sent, private to who began them. */
import { DraftResolver } from "./graphql/draft.resolver.ts";

export { createDrafts, type Drafts, type DraftsDeps } from "./drafts.ts";
export type { DraftsContext } from "./graphql/context.ts";

export const draftResolvers = [DraftResolver] as const;
