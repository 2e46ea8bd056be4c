import { Migration } from "@mikro-orm/migrations";

/** The name customers read of an agent who writes under another. */
export class Aliases extends Migration {
  override up(): void {
    this.addSql(`alter table parley_user add column alias text check (alias <> '')`);
  }
}
