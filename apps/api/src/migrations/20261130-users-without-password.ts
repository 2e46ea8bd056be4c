import { Migration } from "@mikro-orm/migrations";

/** A user without a password cannot sign in by one: the demo's, where the demo does not run. */
export class UsersWithoutPassword extends Migration {
  override up(): void {
    this.addSql(`alter table parley_user alter column password_hash drop not null`);
  }
}
