import type { AccountConfigurationFragment } from "#gql/types";

/** What every tab gets: the stored account, and the way to its newest version after an edit conflict. */
export interface AccountTabProps {
  readonly account: AccountConfigurationFragment;
  readonly onLoadNewest: () => Promise<AccountConfigurationFragment | null>;
}
