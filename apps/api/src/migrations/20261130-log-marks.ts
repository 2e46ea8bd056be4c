import { Migration } from "@mikro-orm/migrations";

/** Every entry of the event log has a random mark, so that a cursor of another history is told apart (R15). */
export class LogMarks extends Migration {
  override up(): void {
    // Below 2^53: a mark is exact as a number of JavaScript too. The default is drawn anew for each row.
    this.addSql(
      `alter table event add column mark bigint not null default (floor((random() * '9.007199254740992e+15'::double precision)))::bigint`,
    );
    // What stands for the newest pruned entry, and for the beginning of a log that never had one.
    this.addSql(
      `alter table event_head add column pruned_mark bigint not null default (floor((random() * '9.007199254740992e+15'::double precision)))::bigint`,
    );
  }
}
