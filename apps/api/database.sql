-- The data model: every table under the area of apps/api/src that owns it. An arrow names the table that a column refers to.
-- Written by `npm run schema` from the areas' persistence/*.entity.ts: change an entity and add a migration, not this page.
-- Run on an empty database it makes what the migrations make, without their first rows.

create extension if not exists citext;
create extension if not exists pg_trgm;

-- ───── accounts ────────────────────────────────────────────────────────────────────────────────────────────

-- A company's WhatsApp number. A deleted one stays for the history of its interactions (R16).
create table account (
  id uuid not null primary key,
  name text not null,
  key citext not null,
  provider text not null check (provider in ('twilio', 'sinch', 'meta', 'kaleyra')),
  phone text not null,
  phone_as_entered text not null,
  description text,
  domain text not null,
  -- Half of the receive URL's secret: never in a log.
  receive_token text not null,
  contact_list_id uuid not null, -- → contact_list
  credentials jsonb not null default '{}',
  -- The secret ones, sealed together; null when there is none.
  sealed_credentials bytea,
  wait_for_assigned_agent_seconds int not null default 10 check (wait_for_assigned_agent_seconds >= 1 and wait_for_assigned_agent_seconds <= 2147483),
  wait_for_assigned_queue_seconds int not null default 10 check (wait_for_assigned_queue_seconds >= 1 and wait_for_assigned_queue_seconds <= 2147483),
  notification_sound boolean not null default true,
  notification_shake boolean not null default false,
  notification_template text not null,
  plan_id uuid, -- → routing_plan
  version int not null default 1,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  recontact_template_id uuid, -- → template
  transfer_to_agent_enabled boolean not null default true,
  transfer_to_agent_timeout_seconds int not null default 60 check (transfer_to_agent_timeout_seconds >= 1 and transfer_to_agent_timeout_seconds <= 2147483),
  transfer_to_queue_enabled boolean not null default true,
  transfer_to_queue_timeout_seconds int not null default 60 check (transfer_to_queue_timeout_seconds >= 1 and transfer_to_queue_timeout_seconds <= 2147483),
  inactivity_minutes int check (inactivity_minutes >= 1 and inactivity_minutes <= 525600),
  whitelist_enabled boolean not null default false,
  whitelist_message text,
  mandatory_disposition boolean not null default false,
  disposition_pause_id uuid, -- → pause
  constraint account_mandatory_disposition check (not mandatory_disposition or disposition_pause_id is not null),
  constraint account_whitelist_message check (not whitelist_enabled or whitelist_message is not null)
);
create unique index account_key_unique on account (key) where deleted_at is null;

-- One version of an account's plan. Immutable: an edit makes a new row, so a running interaction keeps the plan it started with (R5).
create table routing_plan (
  id uuid not null primary key,
  account_id uuid not null, -- → account
  actions jsonb not null,
  created_at timestamptz not null default now()
);

-- An agent who works on an account.
create table account_agent (
  account_id uuid not null, -- → account
  user_id uuid not null, -- → parley_user
  primary key (account_id, user_id)
);
create index account_agent_user on account_agent (user_id);

-- ───── canned-answers ──────────────────────────────────────────────────────────────────────────────────────

-- A prepared text for the composer, of one account or general.
create table canned_answer (
  id uuid not null primary key,
  account_id uuid, -- → account
  key text not null,
  text text not null,
  created_at timestamptz not null default now(),
  version int not null default 1
);

-- ───── contacts ────────────────────────────────────────────────────────────────────────────────────────────

-- A list of contacts. Each account saves unknown senders in one.
create table contact_list (
  id uuid not null primary key,
  name citext not null unique,
  description text,
  created_at timestamptz not null default now(),
  version int not null default 1
);

-- A customer, on whatever account they write.
create table contact (
  id uuid not null primary key,
  name text not null,
  username text,
  phone text,
  created_at timestamptz not null default now(),
  email text,
  description text,
  version int not null default 1
);

-- A telephone number or a provider's identifier by which a contact is recognised.
create table contact_identifier (
  kind text not null check (kind in ('phone', 'business_scoped_id', 'parent_business_scoped_id')),
  value text not null,
  contact_id uuid not null, -- → contact
  primary key (kind, value)
);
create index contact_identifier_contact on contact_identifier (contact_id);

-- A contact in a list.
create table contact_list_member (
  contact_list_id uuid not null, -- → contact_list
  contact_id uuid not null, -- → contact
  primary key (contact_list_id, contact_id)
);

-- A list whose contacts may write to an account that has its whitelist enabled (R4).
create table account_whitelist (
  account_id uuid not null, -- → account
  contact_list_id uuid not null, -- → contact_list
  primary key (account_id, contact_list_id)
);
create index account_whitelist_list on account_whitelist (contact_list_id);

-- ───── dispositions ────────────────────────────────────────────────────────────────────────────────────────

-- How an interaction ended, as a node of a tree of at most three levels (R11).
create table disposition (
  id uuid not null primary key,
  name text not null,
  parent_id uuid, -- → disposition
  account_id uuid, -- → account
  is_system boolean not null default false,
  created_at timestamptz not null default now(),
  version int not null default 1
);

-- ───── drafts ──────────────────────────────────────────────────────────────────────────────────────────────

-- Words begun and not sent: one user's, in one interaction.
create table draft (
  interaction_id uuid not null, -- → interaction
  user_id uuid not null, -- → parley_user
  text text not null,
  updated_at timestamptz not null default now(),
  is_note boolean not null default false,
  primary key (interaction_id, user_id)
);

-- ───── files ───────────────────────────────────────────────────────────────────────────────────────────────

-- A file of a message, sent or received. Its bytes are in attachment_part.
create table attachment (
  id uuid not null primary key,
  account_id uuid, -- → account
  interaction_id uuid, -- → interaction
  uploaded_by_id uuid, -- → parley_user
  state text not null check (state in ('pending', 'ready', 'failed')),
  file_name text,
  mime_type text,
  size_bytes bigint,
  reference jsonb,
  failure text,
  fetch_started_at timestamptz,
  created_at timestamptz not null default now(),
  retries int not null default 0
);
create index attachment_interaction on attachment (interaction_id);
create index attachment_pending on attachment (created_at) where state = 'pending';

-- A part of a file's bytes. Files live beside their rows, in parts: one backup, any number of nodes, nothing half written.
create table attachment_part (
  attachment_id uuid not null, -- → attachment
  position int not null,
  bytes bytea not null,
  primary key (attachment_id, position)
);

-- ───── identity ────────────────────────────────────────────────────────────────────────────────────────────

-- Somebody who signs in: an administrator, a supervisor or an agent, with their presence settings.
create table parley_user (
  id uuid not null primary key,
  name text not null,
  email citext not null unique,
  role text not null check (role in ('administrator', 'supervisor', 'agent')),
  password_hash text,
  capacity int not null default 5 check (capacity >= 1 and capacity <= 100),
  is_active boolean not null default true,
  is_paused boolean not null default false,
  last_offered_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  pause_name text,
  paused_at timestamptz,
  is_pause_automatic boolean not null default false,
  auto_answer boolean not null default false,
  alias text check (alias <> '')
);

-- One signed-in browser. The cookie's token is stored by its hash only.
create table session (
  id uuid not null primary key,
  user_id uuid not null, -- → parley_user
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default now()
);
create index session_by_user on session (user_id);

-- A token for tools, stored by its hash only.
create table api_token (
  id uuid not null primary key,
  user_id uuid not null, -- → parley_user
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz
);

-- Failed sign-ins of one e-mail address or network address, and until when it is blocked.
create table sign_in_throttle (
  key text not null primary key,
  failures int not null,
  first_failed_at timestamptz not null,
  blocked_until timestamptz
);

-- ───── interactions ────────────────────────────────────────────────────────────────────────────────────────

-- A conversation between one contact and one account, from the first message to its closing.
create table interaction (
  id uuid not null primary key,
  number bigint generated always as identity unique,
  account_id uuid not null, -- → account
  contact_id uuid not null, -- → contact
  phase text not null check (phase in ('routing', 'offered', 'assigned', 'waiting', 'closed')),
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by text check (closed_by in ('agent', 'plan', 'supervisor', 'inactivity', 'whitelist')),
  -- The names on the way to the disposition it was closed with, as they were then.
  disposition text[] not null default '{}',
  closing_note text,
  assigned_agent_id uuid, -- → parley_user
  assigned_queue_id uuid, -- → queue
  is_tab_open boolean not null default false,
  is_unread boolean not null default true,
  unread_count int not null default 0,
  waiting_since timestamptz,
  last_message_id uuid,
  last_message_at timestamptz,
  last_inbound_at timestamptz,
  tags text[] not null default '{}',
  plan_id uuid, -- → routing_plan
  -- How far routing has come: routing decides it and reads it, and has its type.
  routing jsonb,
  routing_due_at timestamptz,
  hunted_queue_id uuid,
  hunted_agent_id uuid,
  replied_action_ids text[] not null default '{}',
  version int not null default 1,
  awaiting_customer_since timestamptz,
  variables jsonb not null default '{}',
  constraint interaction_closed_at check ((phase = 'closed') = (closed_at is not null))
);
create index interaction_agent on interaction (assigned_agent_id, phase, last_message_at desc);
create index interaction_awaiting_customer on interaction (account_id, awaiting_customer_since) where awaiting_customer_since is not null and phase <> 'closed';
create index interaction_contact on interaction (contact_id, opened_at desc);
create index interaction_due on interaction (routing_due_at) where routing_due_at is not null;
create index interaction_hunted_agent on interaction (hunted_agent_id) where hunted_agent_id is not null;
create index interaction_hunted_queue on interaction (hunted_queue_id) where hunted_queue_id is not null;
create index interaction_inbox on interaction (account_id, coalesce(last_message_at, opened_at) desc, id desc);
create index interaction_longest_waiting on interaction (coalesce(waiting_since, 'infinity'::timestamptz), id);
create index interaction_open on interaction (coalesce(last_message_at, opened_at) desc, id desc) where phase <> 'closed';
create index interaction_opened on interaction (opened_at desc, id desc);
create index interaction_recent on interaction (coalesce(last_message_at, opened_at) desc, id desc);
create index interaction_waiting on interaction (opened_at) where phase in ('routing', 'offered', 'waiting');
create unique index interaction_one_open on interaction (account_id, contact_id) where phase <> 'closed';

-- ───── intervals ───────────────────────────────────────────────────────────────────────────────────────────

-- A named rule that says when something is open (R14). PostgreSQL has a type called interval, so the table is not.
create table named_interval (
  id uuid not null primary key,
  name citext not null unique,
  description text,
  -- Null: the server's.
  time_zone text,
  subsets jsonb not null,
  version int not null default 1,
  created_at timestamptz not null default now()
);

-- ───── messaging ───────────────────────────────────────────────────────────────────────────────────────────

-- One line of a thread: a message in or out, an internal note, or a line of the system's.
create table message (
  id uuid not null primary key,
  interaction_id uuid not null, -- → interaction
  account_id uuid not null, -- → account
  direction text not null check (direction in ('inbound', 'outbound', 'note', 'system')),
  type text not null,
  author_id uuid, -- → parley_user
  is_automatic boolean not null default false,
  text text,
  content jsonb,
  attachment_id uuid, -- → attachment
  template_id uuid, -- → template
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
);
create index message_attachment on message (attachment_id) where attachment_id is not null;
create index message_thread on message (interaction_id, occurred_at desc, id desc);
create index message_unsent on message (interaction_id, occurred_at, id) where status = 'queued' and provider_message_id is null;
create unique index message_client_id on message (interaction_id, client_message_id) where client_message_id is not null;
create unique index message_provider_id on message (account_id, provider_message_id) where provider_message_id is not null;

-- The emoji one person put on a message.
create table reaction (
  message_id uuid not null, -- → message
  by_key text not null,
  by_id uuid, -- → parley_user
  emoji text not null,
  reacted_at timestamptz not null,
  primary key (message_id, by_key)
);

-- What a provider reported about a message that is not stored yet (R3): a status before the send call returned, a reaction before its message.
create table early_event (
  id bigint generated always as identity primary key,
  account_id uuid not null, -- → account
  provider_message_id text not null,
  event jsonb not null,
  received_at timestamptz not null default now()
);
create index early_event_target on early_event (account_id, provider_message_id);

-- When the typing sign was last asked for, so that a provider is not asked too often.
-- Unlogged: worth nothing after a crash.
create unlogged table typing_turn (
  interaction_id uuid not null primary key, -- → interaction
  taken_at timestamptz not null
);

-- ───── pauses ──────────────────────────────────────────────────────────────────────────────────────────────

-- A reason an agent can give for pausing.
create table pause (
  id uuid not null primary key,
  name citext not null unique,
  created_at timestamptz not null default now()
);

-- A pause that an agent took. It keeps its reason's name, so that deleting the reason changes no history.
create table pause_period (
  id uuid not null primary key,
  user_id uuid not null, -- → parley_user
  pause_name text,
  is_automatic boolean not null default false,
  set_by_id uuid, -- → parley_user
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create index pause_period_user on pause_period (user_id, started_at);
create unique index pause_period_running on pause_period (user_id) where ended_at is null;

-- An agent who is choosing a mandatory disposition (R11): a lease that the open dialog renews.
create table disposing (
  interaction_id uuid not null, -- → interaction
  user_id uuid not null, -- → parley_user
  until timestamptz not null,
  primary key (interaction_id, user_id)
);
create index disposing_until on disposing (until);

-- ───── platform ────────────────────────────────────────────────────────────────────────────────────────────

-- One entry of the event log (R15): the kind and the ids of what it is about, never the content.
create table event (
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
  recorded_at timestamptz not null default clock_timestamp(),
  -- Random: a cursor carries it, so that one of another history is told apart.
  mark bigint not null default (floor((random() * '9.007199254740992e+15'::double precision)))::bigint
);
create index event_recorded on event (recorded_at);
create index event_unstamped on event (id) where position is null;

-- The newest position of the log, in the table's only row. Its row lock lets one relay at a time stamp positions.
create table event_head (
  only_row boolean not null default true primary key check (only_row),
  position bigint not null default 0,
  pruned_to bigint not null default 0,
  -- The mark of the newest pruned entry; of the log's beginning while nothing was pruned.
  pruned_mark bigint not null default (floor((random() * '9.007199254740992e+15'::double precision)))::bigint
);

-- In the table's only row: the newest version that migrated this database, and the oldest that may still work on it.
create table schema_version (
  only_row boolean not null default true primary key check (only_row),
  version text not null,
  compatible_since text not null,
  migrated_at timestamptz not null default now()
);

-- A value sealed with this database's key, in the table's only row: another key cannot open it.
create table sealing_check (
  only_row boolean not null default true primary key check (only_row),
  sealed bytea not null,
  stored_at timestamptz not null default now()
);

-- ───── presence ────────────────────────────────────────────────────────────────────────────────────────────

-- One row for each node an agent is connected to: the agent is online while any lease ends in the future (R7).
create table presence_lease (
  user_id uuid not null, -- → parley_user
  node_id uuid not null,
  online_until timestamptz not null,
  primary key (user_id, node_id)
);

-- The presence that was last published for a user, so that only changes are published.
create table presence_shown (
  user_id uuid not null primary key, -- → parley_user
  is_online boolean not null
);

-- ───── queues ──────────────────────────────────────────────────────────────────────────────────────────────

-- A group of agents that share waiting interactions (R6).
create table queue (
  id uuid not null primary key,
  name citext not null unique,
  description text,
  strategy text not null check (strategy in ('beep_all', 'round_robin', 'least_recent')),
  agent_timeout_seconds int not null default 15 check (agent_timeout_seconds >= 1 and agent_timeout_seconds <= 2147483),
  weight int not null default 0 check (weight >= 0 and weight <= 1000),
  last_offered_agent_id uuid, -- → parley_user
  version int not null default 1,
  created_at timestamptz not null default now()
);

-- An agent who is a member of a queue by name.
create table queue_agent (
  queue_id uuid not null, -- → queue
  user_id uuid not null, -- → parley_user
  last_offered_at timestamptz,
  primary key (queue_id, user_id)
);
create index queue_agent_user on queue_agent (user_id);

-- A team whose agents are all members of a queue.
create table queue_team (
  queue_id uuid not null, -- → queue
  team_id uuid not null, -- → team
  primary key (queue_id, team_id)
);
create index queue_team_team on queue_team (team_id);

-- An agent who is signed out of one of their queues, since when.
create table queue_sign_out (
  queue_id uuid not null, -- → queue
  user_id uuid not null, -- → parley_user
  since timestamptz not null default now(),
  primary key (queue_id, user_id)
);

-- ───── routing ─────────────────────────────────────────────────────────────────────────────────────────────

-- An invitation to one agent to take an interaction. At most one is pending per interaction and agent.
create table offer (
  id uuid not null primary key,
  interaction_id uuid not null, -- → interaction
  account_id uuid not null, -- → account
  agent_id uuid not null, -- → parley_user
  queue_id uuid, -- → queue
  reason text not null check (reason in ('plan_queue', 'plan_agent', 'assigned_agent', 'assigned_queue', 'transfer')),
  state text not null default 'pending' check (state in ('pending', 'accepted', 'rejected', 'expired', 'withdrawn')),
  offered_at timestamptz not null default now(),
  expires_at timestamptz not null,
  decided_at timestamptz,
  taken_by_id uuid, -- → parley_user
  withdrawn_because text
);
create index offer_agent on offer (agent_id) where state = 'pending';
create index offer_interaction on offer (interaction_id, offered_at);
create unique index offer_one_pending on offer (interaction_id, agent_id) where state = 'pending';

-- A line of an interaction's routing history, besides its offers.
create table routing_step (
  id bigint generated always as identity primary key,
  interaction_id uuid not null, -- → interaction
  kind text not null,
  at timestamptz not null default now(),
  reason text,
  agent_id uuid, -- → parley_user
  queue_id uuid, -- → queue
  seconds int,
  by_id uuid -- → parley_user
);
create index routing_step_interaction on routing_step (interaction_id, id);

-- A transfer that was asked for, by its idempotency key: the same key asked twice is one transfer.
create table transfer_request (
  interaction_id uuid not null, -- → interaction
  idempotency_key text not null,
  requested_at timestamptz not null default now(),
  primary key (interaction_id, idempotency_key)
);

-- ───── teams ───────────────────────────────────────────────────────────────────────────────────────────────

-- A named group of agents that queues may have as a whole.
create table team (
  id uuid not null primary key,
  name citext not null unique,
  description text,
  version int not null default 1,
  created_at timestamptz not null default now()
);

-- An agent in a team.
create table team_agent (
  team_id uuid not null, -- → team
  user_id uuid not null, -- → parley_user
  primary key (team_id, user_id)
);
create index team_agent_user on team_agent (user_id);

-- ───── templates ───────────────────────────────────────────────────────────────────────────────────────────

-- A message template as its provider has it. One the provider no longer has is marked deleted and stays for history.
create table template (
  id uuid not null primary key,
  account_id uuid not null, -- → account
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
);

-- ───── viewing ─────────────────────────────────────────────────────────────────────────────────────────────

-- Somebody who has an interaction open: a lease that their node renews.
-- Unlogged: leases end by themselves.
create unlogged table viewing_lease (
  interaction_id uuid not null, -- → interaction
  user_id uuid not null, -- → parley_user
  node_id uuid not null,
  viewing_until timestamptz not null,
  primary key (interaction_id, user_id, node_id)
);
create index viewing_lease_node on viewing_lease (node_id);

-- ───── webhooks ────────────────────────────────────────────────────────────────────────────────────────────

-- A provider's request exactly as it came, until it has been read.
create table webhook (
  id bigint generated always as identity primary key,
  account_id uuid not null, -- → account
  method text not null,
  url text not null,
  headers jsonb not null,
  body bytea not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'failed')),
  reason text,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  replayed_at timestamptz
);
create index webhook_done on webhook (processed_at) where state = 'done';
create index webhook_failed on webhook (id) where state = 'failed';
create index webhook_pending on webhook (id) where state = 'pending';

-- A nonce that a provider's signature used, so that a recorded request cannot be replayed.
create table webhook_nonce (
  account_id uuid not null, -- → account
  nonce text not null,
  seen_at timestamptz not null default now(),
  primary key (account_id, nonce)
);

-- ───── views ───────────────────────────────────────────────────────────────────────────────────────────────

-- An agent who is a member of a queue, by name or by team, each once.
create view queue_member as
  select queue_agent.queue_id, queue_agent.user_id from queue_agent
    union select queue_team.queue_id, team_agent.user_id from (queue_team join team_agent using (team_id));

-- ───── foreign keys ────────────────────────────────────────────────────────────────────────────────────────

alter table account add foreign key (contact_list_id) references contact_list;
alter table account add foreign key (plan_id) references routing_plan deferrable initially deferred;
alter table account add foreign key (recontact_template_id) references template on delete set null;
alter table account add foreign key (disposition_pause_id) references pause;
alter table account_agent add foreign key (account_id) references account on delete cascade;
alter table account_agent add foreign key (user_id) references parley_user on delete cascade;
alter table account_whitelist add foreign key (account_id) references account on delete cascade;
alter table account_whitelist add foreign key (contact_list_id) references contact_list on delete cascade;
alter table api_token add foreign key (user_id) references parley_user on delete cascade;
alter table attachment add foreign key (account_id) references account;
alter table attachment add foreign key (interaction_id) references interaction on delete cascade;
alter table attachment add foreign key (uploaded_by_id) references parley_user;
alter table attachment_part add foreign key (attachment_id) references attachment on delete cascade;
alter table canned_answer add foreign key (account_id) references account on delete cascade;
alter table contact_identifier add foreign key (contact_id) references contact on delete cascade;
alter table contact_list_member add foreign key (contact_list_id) references contact_list on delete cascade;
alter table contact_list_member add foreign key (contact_id) references contact on delete cascade;
alter table disposing add foreign key (interaction_id) references interaction on delete cascade;
alter table disposing add foreign key (user_id) references parley_user on delete cascade;
alter table disposition add foreign key (parent_id) references disposition on delete cascade;
alter table disposition add foreign key (account_id) references account on delete cascade;
alter table draft add foreign key (interaction_id) references interaction on delete cascade;
alter table draft add foreign key (user_id) references parley_user on delete cascade;
alter table early_event add foreign key (account_id) references account on delete cascade;
alter table interaction add foreign key (account_id) references account;
alter table interaction add foreign key (contact_id) references contact;
alter table interaction add foreign key (assigned_agent_id) references parley_user;
alter table interaction add foreign key (assigned_queue_id) references queue on delete set null;
alter table interaction add foreign key (plan_id) references routing_plan;
alter table message add foreign key (interaction_id) references interaction on delete cascade;
alter table message add foreign key (account_id) references account;
alter table message add foreign key (author_id) references parley_user;
alter table message add foreign key (attachment_id) references attachment deferrable initially deferred;
alter table message add foreign key (template_id) references template on delete set null;
alter table offer add foreign key (interaction_id) references interaction on delete cascade;
alter table offer add foreign key (account_id) references account;
alter table offer add foreign key (agent_id) references parley_user;
alter table offer add foreign key (queue_id) references queue on delete set null;
alter table offer add foreign key (taken_by_id) references parley_user;
alter table pause_period add foreign key (user_id) references parley_user on delete cascade;
alter table pause_period add foreign key (set_by_id) references parley_user;
alter table presence_lease add foreign key (user_id) references parley_user on delete cascade;
alter table presence_shown add foreign key (user_id) references parley_user on delete cascade;
alter table queue add foreign key (last_offered_agent_id) references parley_user on delete set null;
alter table queue_agent add foreign key (queue_id) references queue on delete cascade;
alter table queue_agent add foreign key (user_id) references parley_user on delete cascade;
alter table queue_sign_out add foreign key (queue_id) references queue on delete cascade;
alter table queue_sign_out add foreign key (user_id) references parley_user on delete cascade;
alter table queue_team add foreign key (queue_id) references queue on delete cascade;
alter table queue_team add foreign key (team_id) references team on delete cascade;
alter table reaction add foreign key (message_id) references message on delete cascade;
alter table reaction add foreign key (by_id) references parley_user;
alter table routing_plan add foreign key (account_id) references account on delete cascade;
alter table routing_step add foreign key (interaction_id) references interaction on delete cascade;
alter table routing_step add foreign key (agent_id) references parley_user;
alter table routing_step add foreign key (queue_id) references queue on delete set null;
alter table routing_step add foreign key (by_id) references parley_user;
alter table session add foreign key (user_id) references parley_user on delete cascade;
alter table team_agent add foreign key (team_id) references team on delete cascade;
alter table team_agent add foreign key (user_id) references parley_user on delete cascade;
alter table template add foreign key (account_id) references account on delete cascade;
alter table transfer_request add foreign key (interaction_id) references interaction on delete cascade;
alter table typing_turn add foreign key (interaction_id) references interaction on delete cascade;
alter table viewing_lease add foreign key (interaction_id) references interaction on delete cascade;
alter table viewing_lease add foreign key (user_id) references parley_user on delete cascade;
alter table webhook add foreign key (account_id) references account;
alter table webhook_nonce add foreign key (account_id) references account on delete cascade;

-- Bytes are stored as they come: most files are compressed already.
alter table attachment_part alter column bytes set storage external;
