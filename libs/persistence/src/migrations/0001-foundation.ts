import { Migration } from '@mikro-orm/migrations';

/**
 * Everything of the main job: companies, people, channels, clients, dialogs, messages, and the rows that feed
 * the live push, Temporal and the providers. Ids are bigint from one sequence, so that code may take a block of them
 * before it writes (one round trip) and so that an id of one table can never be mistaken for one of another.
 */
export class Foundation extends Migration {
  override up(): void {
    this.addSql(`create sequence id_seq as bigint start 1001`);

    this.addSql(`create table company (
      id bigint primary key default nextval('id_seq'),
      name text not null,
      time_zone text not null default 'Europe/Moscow',
      locale text not null default 'ru',
      -- auto-assignment, product.md 4
      auto_assign boolean not null default true,
      max_open_dialogs integer not null default 40 check (max_open_dialogs between 0 and 10000),
      last_operator_mode text not null default 'off' check (last_operator_mode in ('off', 'if_online', 'always')),
      last_operator_wait_seconds integer check (last_operator_wait_seconds > 0),
      created_at timestamptz not null default now()
    )`);

    this.addSql(`create table operator (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      email text not null,
      password_hash text not null,
      first_name text not null,
      last_name text not null default '',
      phone text,
      role text not null check (role in ('admin', 'supervisor', 'operator')),
      state text not null default 'active' check (state in ('active', 'blocked', 'deleted')),
      takes_part_in_queue boolean not null default true,
      max_open_dialogs integer check (max_open_dialogs between 0 and 10000),
      locale text not null default 'ru' check (locale in ('ru', 'en')),
      color_scheme text not null default 'auto' check (color_scheme in ('auto', 'light', 'dark')),
      created_at timestamptz not null default now(),
      unique (company_id, id)
    )`);
    this.addSql(`create unique index operator_email on operator (lower(email))`);

    // Presence and load change all day; apart from the operator's card so that a heartbeat rewrites a narrow row.
    this.addSql(`create table operator_presence (
      operator_id bigint primary key,
      company_id bigint not null,
      status text not null default 'online' check (status in ('online', 'away', 'offline')),
      connected boolean not null default false,
      seen_at timestamptz,
      status_since timestamptz not null default now(),
      open_dialogs integer not null default 0 check (open_dialogs >= 0),
      last_assigned_at timestamptz,
      foreign key (company_id, operator_id) references operator (company_id, id)
    ) with (fillfactor = 70)`);
    this.addSql(`create index operator_presence_company on operator_presence (company_id)`);

    this.addSql(`create table operator_group (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      unique (company_id, id),
      unique (company_id, name)
    )`);
    this.addSql(`create table operator_group_member (
      company_id bigint not null,
      group_id bigint not null,
      operator_id bigint not null,
      primary key (group_id, operator_id),
      foreign key (company_id, group_id) references operator_group (company_id, id) on delete cascade,
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);
    this.addSql(`create index operator_group_member_operator on operator_group_member (operator_id)`);

    this.addSql(`create table channel (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      transport text not null,
      key text not null,
      name text not null,
      phone text,
      settings jsonb not null default '{}',
      secrets text not null,
      state text not null default 'active' check (state in ('active', 'paused', 'broken')),
      auto_assign boolean not null default true,
      last_inbound_at timestamptz,
      last_error text,
      last_error_at timestamptz,
      created_at timestamptz not null default now(),
      unique (company_id, id),
      unique (transport, key)
    )`);
    this.addSql(`create table channel_operator_group (
      company_id bigint not null,
      channel_id bigint not null,
      group_id bigint not null,
      primary key (channel_id, group_id),
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade,
      foreign key (company_id, group_id) references operator_group (company_id, id) on delete cascade
    )`);

    this.addSql(`create table card (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      name text,
      phone text,
      email text,
      comment text,
      created_at timestamptz not null default now(),
      unique (company_id, id)
    )`);

    this.addSql(`create table client (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      channel_id bigint not null,
      card_id bigint not null,
      name text not null,
      username text,
      phone text,
      avatar text,
      created_at timestamptz not null default now(),
      unique (company_id, id),
      foreign key (company_id, channel_id) references channel (company_id, id),
      foreign key (company_id, card_id) references card (company_id, id)
    )`);
    this.addSql(`create index client_card on client (card_id)`);
    this.addSql(`create index client_company on client (company_id, id desc)`);
    this.addSql(`create index client_phone on client (company_id, phone) where phone is not null`);

    // A client is not a phone number: one client, several identities in one channel (wa_id, business-scoped user id, …).
    this.addSql(`create table client_identity (
      company_id bigint not null,
      channel_id bigint not null,
      kind text not null,
      value text not null,
      client_id bigint not null,
      primary key (channel_id, kind, value),
      foreign key (company_id, client_id) references client (company_id, id) on delete cascade
    )`);
    this.addSql(`create index client_identity_client on client_identity (client_id)`);

    this.addSql(`create table dialog (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      channel_id bigint not null,
      client_id bigint not null unique,
      state text not null default 'open' check (state in ('open', 'closed')),
      operator_id bigint,
      last_operator_id bigint,
      request_id bigint,
      -- the waiting-for-operator process, as the screen shows it
      waits_for text check (waits_for in ('any', 'operator')),
      waits_for_operator_id bigint,
      waits_since timestamptz,
      unread_count integer not null default 0,
      read_up_to_id bigint not null default 0,
      last_message_id bigint not null default 0,
      last_message_kind text,
      last_message_preview text,
      last_message_at timestamptz not null default now(),
      last_inbound_at timestamptz,
      referral jsonb,
      opened_at timestamptz not null default now(),
      closed_at timestamptz,
      created_at timestamptz not null default now(),
      unique (company_id, id),
      foreign key (company_id, client_id) references client (company_id, id),
      foreign key (company_id, channel_id) references channel (company_id, id),
      foreign key (company_id, operator_id) references operator (company_id, id)
    ) with (fillfactor = 80)`);
    this.addSql(`create index dialog_list on dialog (company_id, state, last_message_at desc, id desc)`);
    this.addSql(`create index dialog_mine on dialog (operator_id) where state = 'open' and operator_id is not null`);
    this.addSql(`create index dialog_new on dialog (company_id, opened_at, id) where state = 'open' and operator_id is null`);

    this.addSql(`create table request (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      dialog_id bigint not null,
      client_id bigint not null,
      operator_id bigint,
      state text not null default 'open' check (state in ('open', 'closed')),
      opened_at timestamptz not null default now(),
      closed_at timestamptz,
      foreign key (company_id, dialog_id) references dialog (company_id, id)
    )`);
    this.addSql(`create index request_dialog on request (dialog_id, id desc)`);
    this.addSql(`create unique index request_open on request (dialog_id) where state = 'open'`);

    // status: 0 none, 10 queued, 20 sending, 30 accepted, 40 sent, 50 delivered, 60 read; 90 failed (domain/messages/status.ts)
    this.addSql(`create table message (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      dialog_id bigint not null,
      client_id bigint not null,
      channel_id bigint not null,
      request_id bigint,
      operator_id bigint,
      kind text not null check (kind in ('from_client', 'to_client', 'autoreply', 'system', 'comment')),
      origin text not null default 'api' check (origin in ('client', 'console', 'api', 'phone', 'history', 'system')),
      text text,
      content jsonb,
      status smallint not null default 0,
      error jsonb,
      external_id text,
      client_message_id uuid,
      quoted_id bigint,
      quoted_external_id text,
      reactions jsonb,
      sent_at timestamptz not null default now(),
      provider_at timestamptz,
      created_at timestamptz not null default now(),
      edited_at timestamptz,
      deleted_at timestamptz,
      foreign key (company_id, dialog_id) references dialog (company_id, id)
    )`);
    this.addSql(`create index message_dialog on message (dialog_id, sent_at desc, id desc)`);
    this.addSql(`create index message_company on message (company_id, id desc)`);
    this.addSql(
      `create unique index message_client_message on message (company_id, client_message_id) where client_message_id is not null`,
    );

    // Providers know a message by up to two ids; this is also what makes a repeated webhook harmless.
    this.addSql(`create table message_external_id (
      company_id bigint not null,
      channel_id bigint not null,
      external_id text not null,
      message_id bigint not null,
      primary key (channel_id, external_id)
    )`);

    // A status can overtake the answer to the send it is about: kept until the answer names the message.
    this.addSql(`create table early_status (
      company_id bigint not null,
      channel_id bigint not null,
      external_id text not null,
      status smallint not null,
      error jsonb,
      received_at timestamptz not null default now(),
      primary key (channel_id, external_id)
    )`);

    this.addSql(`create table attachment (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      message_id bigint not null,
      position smallint not null default 0,
      kind text not null check (kind in ('image', 'video', 'audio', 'voice', 'document', 'sticker')),
      name text,
      mime text,
      size bigint,
      provider_media_id text,
      provider_url text,
      storage_key text,
      state text not null default 'pending' check (state in ('pending', 'stored', 'failed')),
      error text,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create index attachment_message on attachment (message_id)`);

    // Files that operators uploaded and have not sent yet.
    this.addSql(`create table upload (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      operator_id bigint,
      name text not null,
      mime text not null,
      size bigint not null,
      storage_key text not null,
      created_at timestamptz not null default now()
    )`);

    this.addSql(`create table template (
      company_id bigint not null,
      channel_id bigint not null,
      name text not null,
      language text not null,
      external_id text,
      status text not null,
      category text,
      reason text,
      components jsonb not null default '[]',
      updated_at timestamptz not null default now(),
      primary key (channel_id, name, language),
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    )`);

    // Bodies that could not become what they should: shown on the channel's page, replayed by a command.
    this.addSql(`create table quarantined_update (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      channel_id bigint not null,
      reason text not null check (reason in ('unparsable', 'not_served', 'item_failed')),
      error text not null,
      body bytea not null,
      received_at timestamptz not null default now(),
      replayed_at timestamptz,
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    )`);
    this.addSql(`create index quarantined_update_channel on quarantined_update (channel_id, id desc)`);

    // One append-only log feeds the websocket and, later, outgoing webhooks. Ids are taken before the commit and become visible
    // out of order, so readers go by transaction: all rows with xid below pg_snapshot_xmin are there for good, and in that order
    // nothing is skipped.
    this.addSql(`create table event (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      kind text not null,
      dialog_id bigint,
      message_id bigint,
      operator_id bigint,
      data jsonb,
      xid xid8 not null default pg_current_xact_id(),
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create index event_order on event (xid, id)`);
    this.addSql(`create index event_company on event (company_id, xid)`);

    // What Temporal must hear, written with the change that causes it.
    this.addSql(`create table outbox (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      process text not null,
      action text not null check (action in ('start', 'signal')),
      workflow_id text not null,
      payload jsonb not null,
      attempts integer not null default 0,
      not_before timestamptz not null default now(),
      last_error text,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create index outbox_workflow on outbox (workflow_id, id)`);

    // Messages on their way to a provider. Order per dialog: only the lowest message_id of a dialog may be claimed.
    this.addSql(`create table sending (
      message_id bigint primary key,
      company_id bigint not null,
      channel_id bigint not null,
      dialog_id bigint not null,
      state text not null default 'queued' check (state in ('queued', 'sending', 'retrying', 'unconfirmed')),
      attempt integer not null default 0,
      claimed_at timestamptz,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create index sending_dialog on sending (dialog_id, message_id)`);
    this.addSql(`create index sending_queue on sending (channel_id, message_id) where state = 'queued'`);

    this.addSql(`create table media_download (
      attachment_id bigint primary key,
      company_id bigint not null,
      attempt integer not null default 0,
      not_before timestamptz not null default now(),
      claimed_at timestamptz
    )`);

    this.addSql(`create table session (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      operator_id bigint not null,
      token_hash bytea not null unique,
      csrf_token text not null,
      ip text,
      user_agent text,
      device text,
      browser text,
      created_at timestamptz not null default now(),
      last_activity_at timestamptz not null default now(),
      expires_at timestamptz not null,
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);
    this.addSql(`create index session_operator on session (operator_id)`);

    this.addSql(`create table api_token (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      token_hash bytea not null unique,
      last_four text not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      expires_at timestamptz,
      revoked_at timestamptz
    )`);

    // What each process last said of itself and of what it depends on; /readyz reads it. No company's data.
    this.addSql(`create table process_health (
      process text primary key,
      checked_at timestamptz not null,
      detail jsonb not null
    )`);

    // rate-limiter-flexible's own shape; keyed by account and address, so it belongs to no company.
    this.addSql(`create table login_attempt (key varchar(255) primary key, points integer not null default 0, expire bigint)`);

    // Fresh tables grow fast from nothing: let the planner know of it at once instead of after the usual fifth of the table.
    for (const table of ['client', 'client_identity', 'dialog', 'message', 'message_external_id', 'event', 'sending', 'outbox']) {
      this.addSql(`alter table ${table} set (autovacuum_analyze_threshold = 50, autovacuum_analyze_scale_factor = 0.02)`);
    }

    this.addSql(LOAD_TRIGGER);
    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(GRANTS);
  }
}

/** The number of open dialogs an operator holds follows every change of a dialog, whichever statement makes it. */
const LOAD_TRIGGER = `
  create function dialog_load() returns trigger language plpgsql as $$
  begin
    if tg_op <> 'INSERT' and old.state = 'open' and old.operator_id is not null then
      update operator_presence set open_dialogs = open_dialogs - 1 where operator_id = old.operator_id;
    end if;
    if new.state = 'open' and new.operator_id is not null then
      update operator_presence set open_dialogs = open_dialogs + 1 where operator_id = new.operator_id;
    end if;
    return null;
  end $$;
  create trigger dialog_load_insert after insert on dialog for each row
    when (new.operator_id is not null) execute function dialog_load();
  create trigger dialog_load_update after update of operator_id, state on dialog for each row
    when (old.operator_id is distinct from new.operator_id or old.state is distinct from new.state)
    execute function dialog_load();
`;

/**
 * Every table with a company_id answers only for the company of the transaction; without one it answers nothing.
 * `is true` keeps the policy a filter: as a plain equality the planner takes it for a way in, and reads all of a company's
 * rows to find one. Statements that want the company's index say `company_id = $1` themselves.
 */
const ROW_LEVEL_SECURITY = `
  do $$
  declare t record; own text := '(select nullif(current_setting(''app.company_id'', true), '''')::bigint)';
  begin
    for t in select c.relname as name, (c.relname = 'company') as root
               from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = current_schema() and c.relkind = 'r' and (c.relname = 'company' or exists (
                select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped))
    loop
      execute format('alter table %I enable row level security, force row level security', t.name);
      execute format('create policy own_company on %I to deskwire_app using ((%s = %s) is true) with check ((%2$s = %3$s) is true)',
        t.name, case when t.root then 'id' else 'company_id' end, own);
    end loop;
  end $$;
`;

/**
 * deskwire_app serves people and providers, always inside one company. deskwire_jobs crosses companies and may therefore
 * touch only what it needs: find whose a token, a session or a webhook is, and take rows from the queues.
 */
const GRANTS = `
  grant usage on schema public to deskwire_app, deskwire_jobs;
  grant usage on sequence id_seq to deskwire_app, deskwire_jobs;
  grant select, insert, update, delete on all tables in schema public to deskwire_app;
  revoke update, delete on event from deskwire_app;
  do $$
  declare t text;
  begin
    foreach t in array array['company','operator','operator_presence','channel','session','api_token','event','outbox','sending','media_download','quarantined_update','early_status','attachment','message'] loop
      execute format('create policy all_companies on %I to deskwire_jobs using (true) with check (true)', t);
    end loop;
  end $$;
  grant select (id, time_zone, locale) on company to deskwire_jobs;
  grant select on operator, channel, api_token, operator_presence to deskwire_jobs;
  grant select, delete on session, event to deskwire_jobs;
  grant select, update, delete on outbox, sending, media_download to deskwire_jobs;
  -- Whose channel a file came by, so that one provider cannot take all places; ids and nothing else.
  grant select (id, message_id) on attachment to deskwire_jobs;
  grant select (id, channel_id) on message to deskwire_jobs;
  grant select (id, company_id, channel_id, received_at, replayed_at), delete on quarantined_update to deskwire_jobs;
  grant select (channel_id, external_id, received_at), delete on early_status to deskwire_jobs;
  grant select, insert, update on process_health to deskwire_jobs;
`;
