import { Migration } from "@mikro-orm/migrations";

/** What steps of a plan keep for later ones. */
export class PlanVariables extends Migration {
  override up(): void {
    this.addSql(`alter table interaction add column variables jsonb not null default '{}'`);
  }
}
