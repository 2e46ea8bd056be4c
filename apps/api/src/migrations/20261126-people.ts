import { Migration } from "@mikro-orm/migrations";

/** Pauses with reasons and their history, teams, signing out of queues, answering by itself, disposing (R7, R11). */
export class People extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table pause (
    id uuid primary key,
    name citext not null unique,
    created_at timestamptz not null default now()
  )`,
  `insert into pause (id, name) values
    ('01900000-0000-7000-8000-000000000101', 'Break'),
    ('01900000-0000-7000-8000-000000000102', 'Lunch'),
    ('01900000-0000-7000-8000-000000000103', 'Meeting'),
    ('01900000-0000-7000-8000-000000000104', 'After work')`,
  // The name is kept with the pause that somebody is on, so that its deletion changes no history.
  `alter table parley_user
    add column pause_name text,
    add column paused_at timestamptz,
    add column is_pause_automatic boolean not null default false,
    add column auto_answer boolean not null default false`,
  `update parley_user set paused_at = now() where is_paused`,
  `create table pause_period (
    id uuid primary key,
    user_id uuid not null references parley_user on delete cascade,
    pause_name text,
    is_automatic boolean not null default false,
    set_by_id uuid references parley_user,
    started_at timestamptz not null default now(),
    ended_at timestamptz
  )`,
  `create unique index pause_period_running on pause_period (user_id) where ended_at is null`,
  `create index pause_period_user on pause_period (user_id, started_at)`,
  `alter table account
    add column mandatory_disposition boolean not null default false,
    add column disposition_pause_id uuid references pause,
    add check (not mandatory_disposition or disposition_pause_id is not null)`,
  // While a dialog is open; a desk that goes away renews it no more, and the pause ends.
  `create table disposing (
    interaction_id uuid not null references interaction on delete cascade,
    user_id uuid not null references parley_user on delete cascade,
    until timestamptz not null,
    primary key (interaction_id, user_id)
  )`,
  `create index disposing_until on disposing (until)`,
  `create table team (
    id uuid primary key,
    name citext not null unique,
    description text,
    version int not null default 1,
    created_at timestamptz not null default now()
  )`,
  `create table team_agent (
    team_id uuid not null references team on delete cascade,
    user_id uuid not null references parley_user on delete cascade,
    primary key (team_id, user_id)
  )`,
  `create index team_agent_user on team_agent (user_id)`,
  `create table queue_team (
    queue_id uuid not null references queue on delete cascade,
    team_id uuid not null references team on delete cascade,
    primary key (queue_id, team_id)
  )`,
  `create index queue_team_team on queue_team (team_id)`,
  `create table queue_sign_out (
    queue_id uuid not null references queue on delete cascade,
    user_id uuid not null references parley_user on delete cascade,
    since timestamptz not null default now(),
    primary key (queue_id, user_id)
  )`,
  // By name or by team, each once.
  `create view queue_member as
    select queue_id, user_id from queue_agent
    union
    select queue_team.queue_id, team_agent.user_id from queue_team join team_agent using (team_id)`,
];
