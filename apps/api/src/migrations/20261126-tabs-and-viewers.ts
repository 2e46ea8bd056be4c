import { Migration } from "@mikro-orm/migrations";

/** How often a person had a file fetched again, and who looks at which interaction now. */
export class TabsAndViewers extends Migration {
  override up(): void {
    this.addSql(`alter table attachment add column retries int not null default 0`);
    // Leases: a node that dies is forgotten by itself, and nothing here need survive a crash of the database.
    this.addSql(`create unlogged table viewing_lease (
      interaction_id uuid not null references interaction on delete cascade,
      user_id uuid not null references parley_user on delete cascade,
      node_id uuid not null,
      viewing_until timestamptz not null,
      primary key (interaction_id, user_id, node_id)
    )`);
    this.addSql(`create index viewing_lease_node on viewing_lease (node_id)`);
  }
}
