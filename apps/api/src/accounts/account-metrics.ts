import type { Measure } from "../platform/measuring.ts";
import type { Sealer } from "../platform/sealing.ts";
import { areReadable } from "./application/sealed-credentials.ts";
import { AccountEntity } from "./persistence/account.entity.ts";

/** How many accounts cannot be used until somebody enters their credentials again. */
export function measureAccounts(measure: Measure, sealer: Sealer): void {
  measure({
    what: "accounts",
    gauges: {
      parley_accounts_unreadable: { help: "Accounts whose stored credentials cannot be opened or used." },
    },
    async read(em) {
      const accounts = await em.find(
        AccountEntity,
        { deletedAt: null },
        { fields: ["id", "providerKind", "plainCredentials", "sealedCredentials"] },
      );
      return { parley_accounts_unreadable: accounts.filter((account) => !areReadable(sealer, account)).length };
    },
  });
}
