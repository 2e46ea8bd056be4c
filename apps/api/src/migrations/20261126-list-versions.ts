import { Migration } from "@mikro-orm/migrations";

/** Contact lists can be changed, so an older version of one is told apart. */
export class ListVersions extends Migration {
  override up(): void {
    this.addSql(`alter table contact_list add column version integer not null default 1`);
  }
}
