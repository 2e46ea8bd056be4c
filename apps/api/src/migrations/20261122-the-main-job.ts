import { Migration } from "@mikro-orm/migrations";

/** Everything the main job stands on: people, accounts, interactions, messages, offers, the event log and the inbox of webhooks. */
export class TheMainJob extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create extension if not exists citext`,
  `create extension if not exists pg_trgm`,

  // ── identity ──
  `create table parley_user (
    id uuid primary key,
    name text not null,
    email citext not null unique,
    role text not null check (role in ('administrator', 'supervisor', 'agent')),
    password_hash text not null,
    capacity int not null default 5 check (capacity between 1 and 100),
    is_active boolean not null default true,
    is_paused boolean not null default false,
    last_offered_at timestamptz,
    version int not null default 1,
    created_at timestamptz not null default now()
  )`,
  `create table session (
    id uuid primary key,
    user_id uuid not null references parley_user on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_seen_at timestamptz not null default now()
  )`,
  `create index session_by_user on session (user_id)`,
  `create table api_token (
    id uuid primary key,
    user_id uuid not null references parley_user on delete cascade,
    name text not null,
    token_hash bytea not null unique,
    scopes text[] not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    expires_at timestamptz
  )`,
  `create table sign_in_throttle (
    key text primary key,
    failures int not null,
    first_failed_at timestamptz not null,
    blocked_until timestamptz
  )`,
  // One row a node and agent: online while any is in the future (R7).
  `create table presence_lease (
    user_id uuid not null references parley_user on delete cascade,
    node_id uuid not null,
    online_until timestamptz not null,
    primary key (user_id, node_id)
  )`,
  `create table presence_shown (
    user_id uuid primary key references parley_user on delete cascade,
    is_online boolean not null
  )`,

  // ── contacts ──
  `create table contact_list (
    id uuid primary key,
    name citext not null unique,
    description text,
    created_at timestamptz not null default now()
  )`,
  `create table contact (
    id uuid primary key,
    name text not null,
    username text,
    phone text,
    created_at timestamptz not null default now()
  )`,
  `create table contact_identifier (
    kind text not null check (kind in ('phone', 'business_scoped_id', 'parent_business_scoped_id')),
    value text not null,
    contact_id uuid not null references contact on delete cascade,
    primary key (kind, value)
  )`,
  `create index contact_identifier_contact on contact_identifier (contact_id)`,
  `create table contact_list_member (
    contact_list_id uuid not null references contact_list on delete cascade,
    contact_id uuid not null references contact on delete cascade,
    primary key (contact_list_id, contact_id)
  )`,

  // ── accounts, queues, plans ──
  `create table queue (
    id uuid primary key,
    name citext not null unique,
    description text,
    strategy text not null check (strategy in ('beep_all', 'round_robin', 'least_recent')),
    agent_timeout_seconds int not null default 15 check (agent_timeout_seconds between 1 and 2147483),
    weight int not null default 0 check (weight between 0 and 1000),
    last_offered_agent_id uuid references parley_user on delete set null,
    version int not null default 1,
    created_at timestamptz not null default now()
  )`,
  `create table queue_agent (
    queue_id uuid not null references queue on delete cascade,
    user_id uuid not null references parley_user on delete cascade,
    last_offered_at timestamptz,
    primary key (queue_id, user_id)
  )`,
  `create index queue_agent_user on queue_agent (user_id)`,
  `create table account (
    id uuid primary key,
    name text not null,
    key citext not null,
    provider text not null check (provider in ('twilio', 'sinch', 'meta', 'kaleyra')),
    phone text not null,
    phone_as_entered text not null,
    description text,
    domain text not null,
    receive_token text not null,
    contact_list_id uuid not null references contact_list,
    credentials jsonb not null default '{}',
    sealed_credentials bytea,
    wait_for_assigned_agent_seconds int not null default 10 check (wait_for_assigned_agent_seconds between 1 and 2147483),
    wait_for_assigned_queue_seconds int not null default 10 check (wait_for_assigned_queue_seconds between 1 and 2147483),
    notification_sound boolean not null default true,
    notification_shake boolean not null default false,
    notification_template text not null,
    plan_id uuid,
    version int not null default 1,
    created_at timestamptz not null default now(),
    deleted_at timestamptz
  )`,
  `create unique index account_key_unique on account (key) where deleted_at is null`,
  // Immutable: an edit makes a new row, so a running interaction keeps the plan it started with (R5).
  `create table routing_plan (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    actions jsonb not null,
    created_at timestamptz not null default now()
  )`,
  `alter table account add constraint account_plan foreign key (plan_id) references routing_plan deferrable initially deferred`,
  `create table account_agent (
    account_id uuid not null references account on delete cascade,
    user_id uuid not null references parley_user on delete cascade,
    primary key (account_id, user_id)
  )`,
  `create index account_agent_user on account_agent (user_id)`,
  `create table disposition (
    id uuid primary key,
    name text not null,
    parent_id uuid references disposition on delete cascade,
    account_id uuid references account on delete cascade,
    is_system boolean not null default false,
    created_at timestamptz not null default now()
  )`,
  // What Parley itself closes with.
  `insert into disposition (id, name, is_system) values
    ('01900000-0000-7000-8000-000000000001', 'Closed for inactivity', true),
    ('01900000-0000-7000-8000-000000000002', 'Not in whitelist', true)`,
  `create table canned_answer (
    id uuid primary key,
    account_id uuid references account on delete cascade,
    key text not null,
    text text not null,
    created_at timestamptz not null default now()
  )`,
  `create table template (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    provider_template_id text,
    name text not null,
    language text not null,
    category text,
    state text not null check (state in ('draft', 'pending', 'approved', 'rejected', 'paused', 'disabled', 'deleted')),
    header jsonb,
    body text not null,
    footer text,
    buttons jsonb not null default '[]',
    is_recontact boolean not null default false,
    synchronised_at timestamptz not null default now(),
    unique (account_id, name, language)
  )`,
  `alter table account add column recontact_template_id uuid references template on delete set null`,

  // ── interactions ──
  `create table interaction (
    id uuid primary key,
    number bigint generated always as identity unique,
    account_id uuid not null references account,
    contact_id uuid not null references contact,
    phase text not null check (phase in ('routing', 'offered', 'assigned', 'waiting', 'closed')),
    opened_at timestamptz not null default now(),
    closed_at timestamptz,
    closed_by text check (closed_by in ('agent', 'plan', 'supervisor', 'inactivity', 'whitelist')),
    disposition text[] not null default '{}',
    closing_note text,
    assigned_agent_id uuid references parley_user,
    assigned_queue_id uuid references queue on delete set null,
    is_tab_open boolean not null default false,
    is_unread boolean not null default true,
    unread_count int not null default 0,
    waiting_since timestamptz,
    last_message_id uuid,
    last_message_at timestamptz,
    last_inbound_at timestamptz,
    tags text[] not null default '{}',
    plan_id uuid references routing_plan,
    routing jsonb,
    routing_due_at timestamptz,
    hunted_queue_id uuid,
    hunted_agent_id uuid,
    replied_action_ids text[] not null default '{}',
    version int not null default 1,
    check ((phase = 'closed') = (closed_at is not null))
  )`,
  // R1: one open interaction per account and contact, whatever races.
  `create unique index interaction_one_open on interaction (account_id, contact_id) where phase <> 'closed'`,
  `create index interaction_due on interaction (routing_due_at) where routing_due_at is not null`,
  `create index interaction_inbox on interaction (account_id, coalesce(last_message_at, opened_at) desc, id desc)`,
  `create index interaction_recent on interaction (coalesce(last_message_at, opened_at) desc, id desc)`,
  `create index interaction_longest_waiting on interaction (coalesce(waiting_since, 'infinity'::timestamptz), id)`,
  `create index interaction_opened on interaction (opened_at desc, id desc)`,
  `create index interaction_agent on interaction (assigned_agent_id, phase, last_message_at desc)`,
  `create index interaction_contact on interaction (contact_id, opened_at desc)`,
  `create index interaction_waiting on interaction (opened_at) where phase in ('routing', 'offered', 'waiting')`,
  `create index interaction_hunted_queue on interaction (hunted_queue_id) where hunted_queue_id is not null`,
  `create index interaction_hunted_agent on interaction (hunted_agent_id) where hunted_agent_id is not null`,
  `create table offer (
    id uuid primary key,
    interaction_id uuid not null references interaction on delete cascade,
    account_id uuid not null references account,
    agent_id uuid not null references parley_user,
    queue_id uuid references queue on delete set null,
    reason text not null check (reason in ('plan_queue', 'plan_agent', 'assigned_agent', 'assigned_queue', 'transfer')),
    state text not null default 'pending' check (state in ('pending', 'accepted', 'rejected', 'expired', 'withdrawn')),
    offered_at timestamptz not null default now(),
    expires_at timestamptz not null,
    decided_at timestamptz,
    taken_by_id uuid references parley_user,
    withdrawn_because text
  )`,
  `create unique index offer_one_pending on offer (interaction_id, agent_id) where state = 'pending'`,
  `create index offer_agent on offer (agent_id) where state = 'pending'`,
  `create index offer_interaction on offer (interaction_id, offered_at)`,

  // ── messages ──
  `create table attachment (
    id uuid primary key,
    account_id uuid references account,
    interaction_id uuid references interaction on delete cascade,
    uploaded_by_id uuid references parley_user,
    state text not null check (state in ('pending', 'ready', 'failed')),
    file_name text,
    mime_type text,
    size_bytes bigint,
    reference jsonb,
    failure text,
    fetch_started_at timestamptz,
    created_at timestamptz not null default now()
  )`,
  `create index attachment_interaction on attachment (interaction_id)`,
  `create index attachment_pending on attachment (created_at) where state = 'pending'`,
  // Files live beside their rows, in parts: one backup, any number of nodes, nothing half written.
  `create table attachment_part (
    attachment_id uuid not null references attachment on delete cascade,
    position int not null,
    bytes bytea not null,
    primary key (attachment_id, position)
  )`,
  `alter table attachment_part alter column bytes set storage external`,
  `create table message (
    id uuid primary key,
    interaction_id uuid not null references interaction on delete cascade,
    account_id uuid not null references account,
    direction text not null check (direction in ('inbound', 'outbound', 'note', 'system')),
    type text not null,
    author_id uuid references parley_user,
    is_automatic boolean not null default false,
    text text,
    content jsonb,
    attachment_id uuid references attachment deferrable initially deferred,
    template_id uuid references template on delete set null,
    reply_to_id uuid,
    reply_to_provider_id text,
    provider_message_id text,
    client_message_id text,
    status text check (status in ('queued', 'sent', 'delivered', 'read', 'failed', 'unknown')),
    failure jsonb,
    queued_at timestamptz,
    send_attempt int not null default 1,
    send_tries int not null default 0,
    send_started_at timestamptz,
    send_not_before timestamptz,
    occurred_at timestamptz not null,
    received_at timestamptz not null default now(),
    edited_at timestamptz,
    revoked_at timestamptz
  )`,
  // R2: the same provider message once, whatever is redelivered.
  `create unique index message_provider_id on message (account_id, provider_message_id) where provider_message_id is not null`,
  // Fifty retries, one message.
  `create unique index message_client_id on message (interaction_id, client_message_id) where client_message_id is not null`,
  // What waits to be handed to a provider; a row leaves it when the provider names it.
  `create index message_unsent on message (interaction_id, occurred_at, id) where status = 'queued' and provider_message_id is null`,
  `create index message_attachment on message (attachment_id) where attachment_id is not null`,
  `create index message_thread on message (interaction_id, occurred_at desc, id desc)`,
  `create table reaction (
    message_id uuid not null references message on delete cascade,
    by_key text not null,
    by_id uuid references parley_user,
    emoji text not null,
    reacted_at timestamptz not null,
    primary key (message_id, by_key)
  )`,
  // R3: a status may come before the send call returned; a reaction, edit or revocation before its message.
  `create table early_event (
    id bigint generated always as identity primary key,
    account_id uuid not null references account on delete cascade,
    provider_message_id text not null,
    event jsonb not null,
    received_at timestamptz not null default now()
  )`,
  `create index early_event_target on early_event (account_id, provider_message_id)`,
  `create table draft (
    interaction_id uuid not null references interaction on delete cascade,
    user_id uuid not null references parley_user on delete cascade,
    text text not null,
    updated_at timestamptz not null default now(),
    primary key (interaction_id, user_id)
  )`,

  // ── the inbox of webhooks ──
  `create table webhook (
    id bigint generated always as identity primary key,
    account_id uuid not null references account,
    method text not null,
    url text not null,
    headers jsonb not null,
    body bytea not null,
    state text not null default 'pending' check (state in ('pending', 'done', 'failed')),
    reason text,
    received_at timestamptz not null default now(),
    processed_at timestamptz,
    replayed_at timestamptz
  )`,
  `create index webhook_pending on webhook (id) where state = 'pending'`,
  `create index webhook_failed on webhook (id) where state = 'failed'`,
  `create index webhook_done on webhook (processed_at) where state = 'done'`,
  `create table webhook_nonce (
    account_id uuid not null references account on delete cascade,
    nonce text not null,
    seen_at timestamptz not null default now(),
    primary key (account_id, nonce)
  )`,

  // ── the event log (R15) ──
  `create table event (
    id bigint generated always as identity primary key,
    position bigint unique,
    kind text not null,
    account_id uuid,
    interaction_id uuid,
    message_id uuid,
    offer_id uuid,
    user_id uuid,
    queue_id uuid,
    contact_id uuid,
    only_for_user_id uuid,
    recorded_at timestamptz not null default clock_timestamp()
  )`,
  `create index event_unstamped on event (id) where position is null`,
  `create index event_recorded on event (recorded_at)`,
  // The newest position; its row lock is what lets one relay stamp at a time.
  `create table event_head (
    only_row boolean primary key default true check (only_row),
    position bigint not null default 0,
    pruned_to bigint not null default 0
  )`,
  `insert into event_head default values`,
];
