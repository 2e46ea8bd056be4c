import { Migration } from "@mikro-orm/migrations";

/** Constraints whose names were an accident get those that the entities give them. Renaming touches no row. */
export class ConstraintNames extends Migration {
  override up(): void {
    this.addSql(`alter table account rename constraint account_plan to account_plan_id_fkey`);
    this.addSql(`alter table account rename constraint account_check to account_mandatory_disposition`);
    this.addSql(`alter table interaction rename constraint interaction_check to interaction_closed_at`);
  }
}
