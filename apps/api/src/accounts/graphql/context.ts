import type { ContactListId, Pause, PauseId } from "@parley/schema";
import type { IdentityContext } from "../../identity/index.ts";
import type { Accounts } from "../accounts.ts";
import type { AccountLoaders } from "../loaders.ts";

/** What this area's resolvers take from the request. */
export interface AccountsContext extends IdentityContext {
  readonly accounts: Accounts;
  readonly load: IdentityContext["load"] &
    AccountLoaders & {
      contactList(id: ContactListId): Promise<{ readonly name: string }>;
      pauseIfAny(id: PauseId): Promise<Pause | null>;
    };
}
