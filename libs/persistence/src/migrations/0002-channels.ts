import { Migration } from '@mikro-orm/migrations';

/**
 * What the further messengers need: sessions of personal numbers, actions beside messages, pace and polling of channels, voice,
 * templates with their state of refresh, the import of histories, ratings, visitors of the site widget.
 */
export class Channels extends Migration {
  override up(): void {
    this.addSql(`alter table channel
      add column account_name text,
      add column deleted_at timestamptz,
      add column checked_at timestamptz,
      add column check_error jsonb,
      add column last_outbound_at timestamptz,
      -- template-sync: the attempt is noted before the call, so that a channel that fails is not the first in line for ever
      add column templates_tried_at timestamptz,
      add column templates_finished_at timestamptz,
      -- when the attempt began whose list is stored
      add column templates_synced_at timestamptz,
      add column templates_error text`);

    // A personal number is signed in like a phone; the gateway tells how its session fares.
    this.addSql(`create table channel_session (
      channel_id bigint primary key,
      company_id bigint not null,
      state text not null default 'signed_out'
        check (state in ('signed_out', 'awaits_qr', 'awaits_code', 'awaits_password', 'connecting', 'open')),
      qr text,
      problem text,
      account text,
      changed_at timestamptz not null default now(),
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    )`);

    // What is done at the provider beside messages (domain/messages/channel-action.ts). Of a dialog only the oldest may go, and not
    // before the message that it is about.
    this.addSql(`create table channel_action (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      channel_id bigint not null,
      dialog_id bigint,
      message_id bigint,
      operator_id bigint,
      kind text not null check (kind in ('mark_read', 'show_typing', 'answer_press', 'react', 'edit', 'revoke')),
      detail jsonb not null default '{}',
      attempt integer not null default 0,
      not_before timestamptz not null default now(),
      claimed_at timestamptz,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create index channel_action_queue on channel_action (channel_id, id)`);

    // The pace of a channel over all processes: when its next message may leave.
    this.addSql(`create table channel_pace (
      channel_id bigint primary key,
      company_id bigint not null,
      next_at timestamptz not null default now(),
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    ) with (fillfactor = 50)`);

    // Who asks a provider that cannot reach us, and up to where all is stored.
    this.addSql(`create table channel_poll (
      channel_id bigint primary key,
      company_id bigint not null,
      cursor text,
      holder text,
      leased_until timestamptz,
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    ) with (fillfactor = 50)`);

    // `read_up_to`: the provider's number of our last message that the client has read, where it counts so.
    this.addSql(`alter table client add column unreachable_since timestamptz, add column read_up_to bigint`);

    this.addSql(`alter table attachment add column duration_ms integer, add column waveform smallint[]`);
    // A recorded voice note must become one that messengers take before it can be sent.
    this.addSql(`alter table upload
      add column state text not null default 'ready' check (state in ('ready', 'preparing', 'failed')),
      add column error text,
      add column duration_ms integer,
      add column waveform smallint[],
      -- the recording as it came, kept beside the voice note that was made of it
      add column original_key text,
      -- sent while it was still being prepared: this attachment waits for it
      add column attachment_id bigint`);
    this.addSql(`alter table sending drop constraint sending_state_check`);
    this.addSql(`alter table sending add constraint sending_state_check
      check (state in ('preparing', 'queued', 'sending', 'retrying', 'unconfirmed'))`);
    // Its template was asked for anew once; a second time would change nothing.
    this.addSql(`alter table sending add column templates_refreshed boolean not null default false`);

    // Files of an imported history wait behind those that somebody is waiting for.
    this.addSql(`alter table media_download add column background boolean not null default false`);
    this.addSql(`create index media_download_queue on media_download (background, attachment_id)`);

    this.addSql(`alter table template
      add column header jsonb,
      add column body text not null default '',
      add column footer text,
      add column buttons jsonb not null default '[]',
      add column synced_at timestamptz`);

    this.addSql(`create table history_import (
      channel_id bigint primary key,
      company_id bigint not null,
      state text not null default 'running' check (state in ('running', 'paused', 'done', 'failed')),
      progress smallint not null default 0,
      chunks integer not null default 0,
      chunks_done integer not null default 0,
      messages integer not null default 0,
      messages_done integer not null default 0,
      -- messages that were there already
      messages_known integer not null default 0,
      error text,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      updated_at timestamptz not null default now(),
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    )`);
    // The provider's own bytes, kept until all of them are stored as messages.
    this.addSql(`create table history_chunk (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      channel_id bigint not null,
      phase smallint,
      chunk_order integer,
      body bytea not null,
      digest bytea not null,
      events integer not null,
      events_done integer not null default 0,
      done_at timestamptz,
      received_at timestamptz not null default now(),
      unique (channel_id, digest),
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    )`);
    this.addSql(`create index history_chunk_open on history_chunk (channel_id, id) where done_at is null`);

    this.addSql(`create table rating (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      channel_id bigint not null,
      dialog_id bigint not null,
      request_id bigint,
      operator_id bigint,
      external_id text not null,
      score smallint not null check (score between 1 and 5),
      comment text,
      created_at timestamptz not null default now(),
      unique (channel_id, external_id),
      foreign key (company_id, dialog_id) references dialog (company_id, id)
    )`);
    this.addSql(`create index rating_operator on rating (operator_id, created_at) where operator_id is not null`);

    // A visitor of the site widget or the app, by the hash of the token that his browser keeps. `value` is his identity in the channel.
    this.addSql(`create table visitor (
      token_hash bytea primary key,
      company_id bigint not null,
      channel_id bigint not null,
      value text not null,
      -- named by the site with its signature, not made up by the browser
      verified boolean not null default false,
      -- what he or the page said of him: name, e-mail, where he is
      data jsonb not null default '{}',
      created_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      foreign key (company_id, channel_id) references channel (company_id, id) on delete cascade
    )`);
    this.addSql(`create index visitor_channel on visitor (channel_id, value)`);
    this.addSql(`create index visitor_seen on visitor (seen_at)`);
    // A visitor's upload is his until he sends it.
    this.addSql(`alter table upload add column visitor_hash bytea`);

    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(GRANTS);
  }
}

const TABLES = [
  'channel_session',
  'channel_action',
  'channel_pace',
  'channel_poll',
  'history_import',
  'history_chunk',
  'rating',
  'visitor',
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
    foreach t in array array['channel_action','channel_pace','channel_poll','visitor','history_chunk'] loop
      execute format('create policy all_companies on %I to deskwire_jobs using (true) with check (true)', t);
    end loop;
  end $$;
  grant select, update, delete on channel_action to deskwire_jobs;
  grant select, insert, update, delete on channel_pace, channel_poll to deskwire_jobs;
  grant select, update, delete on visitor to deskwire_jobs;
  grant select (id, company_id, channel_id, done_at, received_at), delete on history_chunk to deskwire_jobs;
  grant select (company_id) on early_status to deskwire_jobs;
`;
