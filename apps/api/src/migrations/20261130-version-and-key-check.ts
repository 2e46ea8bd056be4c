import { Migration } from "@mikro-orm/migrations";

/** Which version brought the database here and which may still work on it; and what tells the right SECRET_KEY from a wrong one. */
export class VersionAndKeyCheck extends Migration {
  override up(): void {
    this.addSql(`create table schema_version (
      only_row boolean primary key default true check (only_row),
      version text not null,
      compatible_since text not null,
      migrated_at timestamptz not null default now()
    )`);
    this.addSql(`create table sealing_check (
      only_row boolean primary key default true check (only_row),
      sealed bytea not null,
      stored_at timestamptz not null default now()
    )`);
  }
}
