import type { FoundConnection } from "../../accounts/index.ts";

/** All that is needed to receive on an account; null when there is none with this id or it was deleted (R16). Throws when the database does not say. */
export type FindConnection = (accountId: string) => Promise<FoundConnection | null>;
