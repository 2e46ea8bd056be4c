import { Migration } from "@mikro-orm/migrations";

/** Dispositions and canned answers can be edited. */
export class EditedWords extends Migration {
  override up(): void {
    this.addSql(`alter table disposition add column version int not null default 1`);
    this.addSql(`alter table canned_answer add column version int not null default 1`);
  }
}
