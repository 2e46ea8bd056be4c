import type { DispositionId } from "@parley/schema";

/** What interactions of refused senders are closed with, so that they can be found (R4). It comes with the tables. */
export const NOT_IN_WHITELIST = "01900000-0000-7000-8000-000000000002" as DispositionId;
