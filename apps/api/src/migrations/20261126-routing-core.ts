import { Migration } from "@mikro-orm/migrations";

/** Transfer (R9), inactivity (R10) and the history of each interaction's routing. */
export class RoutingCore extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table account
    add column transfer_to_agent_enabled boolean not null default true,
    add column transfer_to_agent_timeout_seconds int not null default 60 check (transfer_to_agent_timeout_seconds between 1 and 2147483),
    add column transfer_to_queue_enabled boolean not null default true,
    add column transfer_to_queue_timeout_seconds int not null default 60 check (transfer_to_queue_timeout_seconds between 1 and 2147483),
    add column inactivity_minutes int check (inactivity_minutes between 1 and 525600)`,

  // Set by a person's message to the customer, cleared by the customer's: with the account's minutes it is R10's deadline.
  `alter table interaction add column awaiting_customer_since timestamptz`,
  `create index interaction_awaiting_customer on interaction (account_id, awaiting_customer_since)
    where awaiting_customer_since is not null and phase <> 'closed'`,

  // What routing did besides its offers, which have a table of their own.
  `create table routing_step (
    id bigint generated always as identity primary key,
    interaction_id uuid not null references interaction on delete cascade,
    kind text not null,
    at timestamptz not null default now(),
    reason text,
    agent_id uuid references parley_user,
    queue_id uuid references queue on delete set null,
    seconds int,
    by_id uuid references parley_user
  )`,
  `create index routing_step_interaction on routing_step (interaction_id, id)`,

  // The same key asked twice is one transfer.
  `create table transfer_request (
    interaction_id uuid not null references interaction on delete cascade,
    idempotency_key text not null,
    requested_at timestamptz not null default now(),
    primary key (interaction_id, idempotency_key)
  )`,
];
