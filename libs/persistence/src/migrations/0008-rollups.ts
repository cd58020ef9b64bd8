import { Migration } from '@mikro-orm/migrations';

/** Reports that answer from counted days instead of from messages (docs/adr/0020-rollups.md). */
export class Rollups extends Migration {
  override up(): void {
    // When an operator first wrote to the client in it; beside it, who wrote last.
    this.addSql(`alter table request add column answered_at timestamptz`);

    // How far the log is counted, and which worker does it: one for all.
    this.addSql(`create table report_feed (
      id smallint primary key default 1 check (id = 1),
      position xid8 not null,
      holder text,
      held_until timestamptz not null default now()
    )`);
    this.addSql(`insert into report_feed (position) values (pg_snapshot_xmin(pg_current_snapshot()))`);

    // The one row that is locked while a company is counted, and by whose clock its days are cut.
    this.addSql(`create table report_count (
      company_id bigint primary key references company (id),
      time_zone text not null
    )`);
    // What was there before the log was followed, or must be counted anew: the company's dialogs below this id, downwards.
    this.addSql(`create table report_backlog (
      company_id bigint primary key references company (id),
      below_id bigint not null,
      tried_at timestamptz not null default now()
    )`);
    this.addSql(`insert into report_backlog (company_id, below_id) select c.id, s.last_value + 1 from company c, id_seq s`);

    this.addSql(DIALOG_DAY);
    this.addSql(`create index dialog_day_operator on dialog_day (company_id, operator_id, day, dialog_id, channel_id)
      where operator_id > 0 and previous_day is not null`);
    this.addSql(ACTIVE_DIALOGS);
    this.addSql(LOAD_DAY);
    this.addSql(COUNTED_REQUEST);
    this.addSql(REQUEST_TIMES);
    for (const table of ['dialog_day', 'active_dialogs', 'load_day', 'counted_request', 'request_times']) {
      this.addSql(`alter table ${table} set (autovacuum_analyze_threshold = 50, autovacuum_analyze_scale_factor = 0.02)`);
    }
    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(GRANTS);
  }
}

/** What of a dialog is counted on a day, so that it can be compared with its messages whenever one of them changes. */
const DIALOG_DAY = `
  create table dialog_day (
    company_id bigint not null,
    dialog_id bigint not null,
    day date not null,
    -- 0: whoever wrote, and everything of the dialog
    operator_id bigint not null,
    channel_id bigint not null,
    -- how many messages; of an operator, how many he wrote
    messages integer not null,
    -- {hour, messages of the client, messages to the client} of each hour with load; of an operator, of those he is responsible for or wrote.
    -- An array as text: only a row that changes is ever taken apart, and this is a quarter of its size
    hours text,
    -- the last day before with messages; '-infinity': there is none; null: this day has none itself
    previous_day date,
    -- when the first of its messages was sent, if that was before the day began
    since timestamptz,
    primary key (dialog_id, day, operator_id)
  ) with (fillfactor = 90)`;

/**
 * How many dialogs were active on a day and last on that day before: what a period has is the sum over those that were last active before
 * it. The same for months, by the last day before them, so that a year reads twelve months and not all its days. One row has all the days
 * before: a row for each of them would take more room than the messages of a small company.
 */
const ACTIVE_DIALOGS = `
  create table active_dialogs (
    company_id bigint not null,
    operator_id bigint not null,
    span text not null check (span in ('day', 'month')),
    day date not null,
    channel_id bigint not null,
    -- of a month, those that were not active in it before
    dialogs integer not null,
    -- of these, how many were last active on which day before
    previous_days date[] not null,
    previous_dialogs integer[] not null,
    primary key (company_id, operator_id, span, day, channel_id)
  ) with (fillfactor = 70)`;

/** How much there was to do on a day; which hours of it is shown of clients' messages and of opened requests. */
const LOAD_DAY = `
  create table load_day (
    company_id bigint not null,
    operator_id bigint not null,
    -- 0: all of them
    channel_id bigint not null,
    day date not null,
    from_clients integer not null default 0,
    to_clients integer not null default 0,
    opened integer not null default 0,
    closed integer not null default 0,
    -- 0 to 23: clients' messages of an hour; 24 to 47: requests that were opened in it
    hours integer[] not null default '{}',
    numbers integer[] not null default '{}',
    primary key (company_id, operator_id, channel_id, day)
  ) with (fillfactor = 70)`;

/** What of a request is counted, to be compared with it whenever it changes. */
const COUNTED_REQUEST = `
  create table counted_request (
    request_id bigint primary key,
    company_id bigint not null,
    -- 0: nobody wrote in it yet
    operator_id bigint not null,
    opened_at timestamp not null,
    closed_at timestamp,
    -- in seconds
    first_answer integer,
    full_answer integer
  ) with (fillfactor = 90)`;

/**
 * How many requests that were opened on a day, or in a month, were answered, first or in full, within so many seconds (domain/reports/times.ts):
 * `requests` has a number for each step that `seconds` has.
 */
const REQUEST_TIMES = `
  create table request_times (
    company_id bigint not null,
    operator_id bigint not null,
    -- 0: all of them
    channel_id bigint not null,
    span text not null check (span in ('day', 'month')),
    day date not null,
    answer text not null check (answer in ('first', 'full')),
    -- not rounded, for the average
    total_seconds bigint not null,
    seconds integer[] not null,
    requests integer[] not null,
    primary key (company_id, operator_id, channel_id, span, day, answer)
  ) with (fillfactor = 70)`;

const TABLES = ['report_count', 'report_backlog', 'dialog_day', 'active_dialogs', 'load_day', 'counted_request', 'request_times'];

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

/** How far the log is counted is no company's; a company reads how far its figures go. */
const GRANTS = `
  revoke all on report_feed from deskwire_app;
  grant select (position) on report_feed to deskwire_app;
  grant select, update on report_feed to deskwire_jobs;
  create policy all_companies on report_backlog to deskwire_jobs using (true) with check (true);
  grant select, insert, update on report_backlog to deskwire_jobs;
`;
