import { Migration } from '@mikro-orm/migrations';

/**
 * What assignment, transfers and integrators need: rules for absent operators and old dialogs, groups as targets, tags, tickets,
 * macros, custom fields, tokens with scopes and limits, outgoing webhooks with their log.
 */
export class Integrations extends Migration {
  override up(): void {
    this.addSql(`alter table company
      -- an operator who is gone for longer gives his open dialogs back to New; null = they stay with him
      add column offline_release_seconds integer check (offline_release_seconds >= 0),
      -- a waiting dialog without a message for longer is left to people: whoever comes first in the morning is not buried
      add column backlog_limit_seconds integer check (backlog_limit_seconds > 0),
      add column operators_assign_others boolean not null default true,
      add column custom_fields jsonb not null default '{}',
      add column api_mode text not null default 'default',
      -- null = as many as they like
      add column api_requests_per_month integer check (api_requests_per_month > 0),
      add column last_ticket_number integer not null default 0`);
    // Since when an operator is gone (status "offline", or no open tab); null while he is there. Who was gone before is gone since then.
    this.addSql(`alter table operator_presence add column absent_since timestamptz default now()`);
    this.addSql(
      `update operator_presence set absent_since = case when connected and status <> 'offline' then null else coalesce(seen_at, now()) end`,
    );
    this.addSql(`alter table operator_group add column auto_assign boolean not null default true`);
    this.addSql(`alter table operator add column external_id text`);
    // Whom it was transferred to as a group: then its members serve the dialog instead of the channel's groups.
    this.addSql(`alter table dialog add column group_id bigint,
      add foreign key (company_id, group_id) references operator_group (company_id, id) on delete set null (group_id)`);

    this.addSql(`alter table card
      add column extra_comment_1 text,
      add column extra_comment_2 text,
      add column extra_comment_3 text,
      add column custom_fields jsonb not null default '{}'`);
    this.addSql(`alter table client
      add column external_id text,
      add column external_ids jsonb not null default '{}',
      add column blacklisted_at timestamptz`);
    this.addSql(`create index client_external on client (company_id, external_id) where external_id is not null`);

    this.addSql(`create table tag_group (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      position integer not null default 0,
      display boolean not null default true,
      unique (company_id, id),
      unique (company_id, name)
    )`);
    this.addSql(`create table tag (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      group_id bigint,
      label text not null,
      description text not null default '',
      background_color text not null default 'd6e4ff',
      text_color text not null default '1d2939',
      position integer not null default 0,
      unique (company_id, id),
      foreign key (company_id, group_id) references tag_group (company_id, id) on delete cascade
    )`);
    this.addSql(`create unique index tag_label on tag (company_id, coalesce(group_id, 0), lower(label))`);
    this.addSql(`create table card_tag (
      company_id bigint not null,
      card_id bigint not null,
      tag_id bigint not null,
      created_at timestamptz not null default now(),
      primary key (card_id, tag_id),
      foreign key (company_id, card_id) references card (company_id, id) on delete cascade,
      foreign key (company_id, tag_id) references tag (company_id, id) on delete cascade
    )`);
    this.addSql(`create index card_tag_tag on card_tag (tag_id, card_id)`);
    this.addSql(`alter table request add unique (company_id, id)`);
    // The statistics of a period, and the advertisements that dialogs came by, of one company.
    this.addSql(`create index request_company on request (company_id, opened_at)`);
    this.addSql(`create index rating_company on rating (company_id, created_at)`);
    this.addSql(`create index dialog_referral on dialog (company_id, id) where referral is not null`);
    this.addSql(`create table request_tag (
      company_id bigint not null,
      request_id bigint not null,
      tag_id bigint not null,
      created_at timestamptz not null default now(),
      primary key (request_id, tag_id),
      foreign key (company_id, request_id) references request (company_id, id) on delete cascade,
      foreign key (company_id, tag_id) references tag (company_id, id) on delete cascade
    )`);
    this.addSql(`create table custom_client_field (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      kind text not null default 'text' check (kind in ('text', 'number', 'date', 'flag', 'list')),
      options jsonb not null default '[]',
      position integer not null default 0,
      unique (company_id, id),
      unique (company_id, name)
    )`);
    // Quick answers; "templates" in the public API.
    this.addSql(`create table macro (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      command text not null,
      name text not null,
      text text not null,
      created_at timestamptz not null default now(),
      unique (company_id, id),
      unique (company_id, command)
    )`);
    this.addSql(`create table ticket (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      -- TICK-1, counted by company
      number integer not null,
      client_id bigint,
      dialog_id bigint,
      operator_id bigint,
      title text not null,
      description text not null default '',
      state text not null default 'open' check (state in ('open', 'in_progress', 'closed')),
      priority text not null default 'normal' check (priority in ('low', 'normal', 'high')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      closed_at timestamptz,
      unique (company_id, id),
      unique (company_id, number),
      foreign key (company_id, client_id) references client (company_id, id),
      foreign key (company_id, dialog_id) references dialog (company_id, id),
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);
    this.addSql(`create index ticket_client on ticket (client_id) where client_id is not null`);

    this.addSql(`alter table api_token
      -- null = everything
      add column scopes text[],
      add column rate_per_minute integer not null default 300 check (rate_per_minute between 1 and 1000000),
      add column created_by bigint,
      add unique (company_id, id)`);
    // "What did this operator write" of programs; what clients write has no operator, so that ingest pays nothing for it.
    this.addSql(`create index message_operator on message (company_id, operator_id, id) where operator_id is not null`);
    this.addSql(`create table api_usage (
      company_id bigint not null references company (id),
      -- the first day of a month in the company's time zone
      month date not null,
      requests bigint not null default 0,
      primary key (company_id, month)
    ) with (fillfactor = 50)`);
    // The current minute of a token, added up from all processes. Worth nothing after a crash, so it is not logged.
    this.addSql(`create unlogged table api_rate (
      token_id bigint primary key,
      company_id bigint not null,
      minute timestamptz not null,
      requests integer not null,
      foreign key (company_id, token_id) references api_token (company_id, id) on delete cascade
    ) with (fillfactor = 50)`);
    // The answer to a POST that may be asked again.
    this.addSql(`create table api_idempotency (
      token_id bigint not null,
      company_id bigint not null,
      key text not null,
      -- of method, path and parameters: the same key for something else is a mistake of the caller
      digest bytea not null,
      status smallint,
      answer jsonb,
      created_at timestamptz not null default now(),
      primary key (token_id, key),
      foreign key (company_id, token_id) references api_token (company_id, id) on delete cascade
    )`);
    this.addSql(`create index api_idempotency_created on api_idempotency (created_at)`);

    this.addSql(`create table webhook (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      url text not null,
      events text[] not null,
      -- null = all channels
      channel_ids bigint[],
      state text not null default 'enabled' check (state in ('enabled', 'disabled')),
      disabled_reason text check (disabled_reason in ('by_hand', 'no_success', 'gone')),
      disabled_at timestamptz,
      schedule text not null default 'standard' check (schedule in ('standard', 'chat2desk')),
      -- sealed: the current secret, and the previous one until it ends
      secrets text not null,
      -- our header's name to the name it is sent under as well
      header_aliases jsonb not null default '{}',
      -- the single hooks of the old calls
      legacy text check (legacy in ('web_hook', 'chat_close_web_hook')),
      -- since when nothing was delivered; null = the last attempt was a success
      failing_since timestamptz,
      -- in so many attempts
      failed_tries integer not null default 0,
      -- until when the process of its retries sleeps; null = none runs
      retries_wake_at timestamptz,
      last_success_at timestamptz,
      last_failure_at timestamptz,
      last_error text,
      created_at timestamptz not null default now(),
      unique (company_id, id)
    )`);
    this.addSql(`create index webhook_company on webhook (company_id)`);
    this.addSql(`create index webhook_enabled on webhook (company_id) where state = 'enabled'`);
    this.addSql(`create unique index webhook_legacy on webhook (company_id, legacy) where legacy is not null`);
    this.addSql(`create table webhook_delivery (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      webhook_id bigint not null,
      -- null = a test
      event_id bigint,
      -- the header webhook-id: the same at every attempt
      key text not null unique,
      hook_type text not null,
      channel_id bigint,
      body text not null,
      state text not null default 'queued' check (state in ('queued', 'sending', 'retrying', 'delivered', 'failed', 'cancelled')),
      attempts integer not null default 0,
      next_attempt_at timestamptz,
      claimed_at timestamptz,
      created_at timestamptz not null default now(),
      delivered_at timestamptz,
      unique (company_id, id),
      foreign key (company_id, webhook_id) references webhook (company_id, id) on delete cascade
    )`);
    this.addSql(
      `create unique index webhook_delivery_event on webhook_delivery (webhook_id, event_id, hook_type) where event_id is not null`,
    );
    this.addSql(`create index webhook_delivery_log on webhook_delivery (webhook_id, id desc)`);
    this.addSql(`create index webhook_delivery_queue on webhook_delivery (webhook_id, id) where state in ('queued', 'sending')`);
    this.addSql(`create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at) where state = 'retrying'`);
    // What did not arrive: looked for on the page and by /v1, and sent again together.
    this.addSql(
      `create index webhook_delivery_missed on webhook_delivery (webhook_id, id) where state in ('retrying', 'failed', 'cancelled')`,
    );
    this.addSql(`create index webhook_delivery_created on webhook_delivery (created_at)`);
    this.addSql(`create table webhook_attempt (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      delivery_id bigint not null,
      at timestamptz not null default now(),
      duration_ms integer not null,
      status smallint,
      answer text,
      error text,
      foreign key (company_id, delivery_id) references webhook_delivery (company_id, id) on delete cascade
    )`);
    this.addSql(`create index webhook_attempt_delivery on webhook_attempt (delivery_id, id)`);
    // How far the event log has become deliveries. One row, no company's data.
    this.addSql(`create table webhook_feed (
      id smallint primary key default 1 check (id = 1),
      position xid8 not null,
      -- the workers that follow the log for all, until they are not heard of
      holder text,
      held_until timestamptz not null default now()
    )`);
    this.addSql(`insert into webhook_feed (position) values (pg_snapshot_xmin(pg_current_snapshot()))`);

    this.addSql(LOAD_IN_ORDER);
    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(GRANTS);
  }
}

/**
 * The number of open dialogs, as the foundation counts it; but a dialog that goes from one operator to another locks both in the
 * order of their ids, as assignment does: two who hand each other a dialog do not stop one another.
 */
const LOAD_IN_ORDER = `
  create or replace function dialog_load() returns trigger language plpgsql as $$
  declare
    leaves bigint := case when tg_op <> 'INSERT' and old.state = 'open' then old.operator_id end;
    joins bigint := case when new.state = 'open' then new.operator_id end;
  begin
    if joins < leaves then
      update operator_presence set open_dialogs = open_dialogs + 1 where operator_id = joins;
    end if;
    if leaves is not null then
      update operator_presence set open_dialogs = open_dialogs - 1 where operator_id = leaves;
    end if;
    if joins is not null and (joins < leaves) is not true then
      update operator_presence set open_dialogs = open_dialogs + 1 where operator_id = joins;
    end if;
    return null;
  end $$;
`;

const TABLES = [
  'tag_group',
  'tag',
  'card_tag',
  'request_tag',
  'custom_client_field',
  'macro',
  'ticket',
  'api_usage',
  'api_rate',
  'api_idempotency',
  'webhook',
  'webhook_delivery',
  'webhook_attempt',
];

/** As in the foundation: a table answers only for the company of the transaction. */
const ROW_LEVEL_SECURITY = `
  do $$
  declare t text; own text := '(select nullif(current_setting(''app.company_id'', true), '''')::bigint)';
  begin
    foreach t in array array[${TABLES.map((table) => `'${table}'`).join(',')}] loop
      execute format('alter table %I enable row level security, force row level security', t);
      execute format('create policy own_company on %1$I to deskwire_app using ((company_id = %2$s) is true) with check ((company_id = %2$s) is true)',
        t, own);
      execute format('grant select, insert, update, delete on %I to deskwire_app', t);
    end loop;
  end $$;
`;

/** Queues and look-ups that cross companies; ids and times, never what anybody wrote. */
const GRANTS = `
  do $$
  declare t text;
  begin
    foreach t in array array['api_usage','api_rate','api_idempotency','webhook','webhook_delivery','webhook_attempt'] loop
      execute format('create policy all_companies on %I to deskwire_jobs using (true) with check (true)', t);
    end loop;
  end $$;
  grant select (operators_assign_others) on company to deskwire_jobs;
  grant select (api_requests_per_month) on company to deskwire_jobs;
  grant update (last_used_at) on api_token to deskwire_jobs;
  grant select, insert, update on api_rate, api_usage to deskwire_jobs;
  grant select (token_id, key, created_at), delete on api_idempotency to deskwire_jobs;
  grant select (id, company_id, events, channel_ids, state, failing_since) on webhook to deskwire_jobs;
  grant select (id, company_id, webhook_id, state, attempts, next_attempt_at, claimed_at, created_at),
    update (state, attempts, next_attempt_at, claimed_at), delete on webhook_delivery to deskwire_jobs;
  grant select (delivery_id, at), delete on webhook_attempt to deskwire_jobs;
  grant select, update on webhook_feed to deskwire_jobs;
`;
