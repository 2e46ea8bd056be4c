import { Migration } from "@mikro-orm/migrations";

/** Lists of open interactions stay as short as what is open, however many are closed. */
export class OpenInteractions extends Migration {
  override up(): void {
    this.addSql(
      `create index interaction_open on interaction (coalesce(last_message_at, opened_at) desc, id desc) where phase <> 'closed'`,
    );
  }
}
