import { Migration } from "@mikro-orm/migrations";

/** Named intervals, with the two that every installation begins with, and who may write to an account (R4). */
export class IntervalsAndWhitelist extends Migration {
  override up(): void {
    this.addSql(`create table named_interval (
      id uuid primary key,
      name citext not null unique,
      description text,
      time_zone text,
      subsets jsonb not null,
      version int not null default 1,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`insert into named_interval (id, name, description, subsets) values
      ('01900000-0000-7000-8000-000000000101', 'Working time', 'Monday to Friday, nine to six. Change it to your own hours.',
       '[{"kind": "custom", "from": "09:00", "to": "17:59", "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
          "monthDays": [], "months": []}]'),
      ('01900000-0000-7000-8000-000000000102', 'Holidays', 'Whole days off, every year. Add those of your country.',
       '[{"kind": "custom", "from": null, "to": null, "weekdays": [], "monthDays": [1], "months": [1]},
         {"kind": "custom", "from": null, "to": null, "weekdays": [], "monthDays": [25, 26], "months": [12]}]')`);
    this.addSql(`alter table account
      add column whitelist_enabled boolean not null default false,
      add column whitelist_message text,
      add constraint account_whitelist_message check (not whitelist_enabled or whitelist_message is not null)`);
    this.addSql(`create table account_whitelist (
      account_id uuid not null references account on delete cascade,
      contact_list_id uuid not null references contact_list on delete cascade,
      primary key (account_id, contact_list_id)
    )`);
    this.addSql(`create index account_whitelist_list on account_whitelist (contact_list_id)`);
  }
}
