import { Migration } from "@mikro-orm/migrations";

/** Drafts are kept on the server: what was begun as a note stays one. */
export class Drafts extends Migration {
  override up(): void {
    this.addSql(`alter table draft add column is_note boolean not null default false`);
  }
}
