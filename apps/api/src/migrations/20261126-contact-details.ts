import { Migration } from "@mikro-orm/migrations";

/** What people note about a contact, and a version, so that nobody saves over somebody else. */
export class ContactDetails extends Migration {
  override up(): void {
    this.addSql(`alter table contact
      add column email text,
      add column description text,
      add column version int not null default 1`);
  }
}
