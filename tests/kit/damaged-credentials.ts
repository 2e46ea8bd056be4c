/** What a disk, a hand in the database or a half restored backup can do to an account. */
import { ask } from "./database.ts";

/** Turns one bit of its sealed credentials over, and tells the nodes, as an edit does. Done twice it is mended. */
export async function turnBit(databaseUrl: string, accountId: string): Promise<void> {
  await ask(
    databaseUrl,
    `with turned as (update account set sealed_credentials = set_bit(sealed_credentials, 300, 1 - get_bit(sealed_credentials, 300))
       where id = $1 returning id)
     insert into event (kind, account_id) select 'account_changed', id from turned`,
    [accountId],
  );
}
